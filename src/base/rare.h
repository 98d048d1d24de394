// A value that is mostly absent, or a list that is mostly empty, in the room of a pointer: for what few of very many
// lines or cells have. Copied like any other value.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace zhibiao::base {

template <class T>
class Rare {
 public:
  Rare() = default;
  Rare(std::optional<T> value)  // NOLINT(google-explicit-constructor): an optional value in another form
      : value_(value ? std::make_unique<T>(*std::move(value)) : nullptr) {}
  Rare(const Rare& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(Rare other) noexcept {
    value_ = std::move(other.value_);
    return *this;
  }
  ~Rare() = default;

  explicit operator bool() const { return value_ != nullptr; }
  [[nodiscard]] bool has_value() const { return value_ != nullptr; }
  const T& operator*() const { return *value_; }
  const T* operator->() const { return value_.get(); }
  void reset() { value_.reset(); }

 private:
  std::unique_ptr<T> value_;
};

template <class T>
class RareList {
 public:
  using const_iterator = const T*;

  RareList() = default;
  RareList(const RareList& other) : list_(other.list_ ? std::make_unique<std::vector<T>>(*other.list_) : nullptr) {}
  RareList(RareList&&) noexcept = default;
  RareList& operator=(RareList other) noexcept {
    list_ = std::move(other.list_);
    return *this;
  }
  ~RareList() = default;
  template <class Iterator>
  RareList(Iterator from, Iterator to) : list_(from != to ? std::make_unique<std::vector<T>>(from, to) : nullptr) {}

  void push_back(T value) {
    if (!list_) list_ = std::make_unique<std::vector<T>>();
    list_->push_back(std::move(value));
  }
  [[nodiscard]] bool empty() const { return list_ == nullptr; }
  [[nodiscard]] const T& back() const { return list_->back(); }
  [[nodiscard]] const_iterator begin() const { return list_ ? list_->data() : nullptr; }
  [[nodiscard]] const_iterator end() const { return list_ ? list_->data() + list_->size() : nullptr; }

 private:
  std::unique_ptr<std::vector<T>> list_;
};

}  // namespace zhibiao::base
