// Going through values that are made one after another, so that they need not stand in memory at once.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>

namespace zhibiao {

template <class T>
class Walker {
 public:
  virtual ~Walker() = default;
  // Puts the next into `value`, whatever that held; false: there is none.
  virtual bool next(T& value) = 0;
};

// Over what a walker makes, or over values that stand in memory. One pass: of what is made, copies go on together.
template <class T>
class WalkIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = T;
  using difference_type = std::ptrdiff_t;
  using pointer = const T*;
  using reference = const T&;

  WalkIterator() = default;  // the end of what is made
  explicit WalkIterator(const T* at) : at_(at) {}
  explicit WalkIterator(std::unique_ptr<Walker<T>> walker) : made_(std::make_shared<Made>(std::move(walker))) {
    step();
  }

  reference operator*() const { return *at_; }
  pointer operator->() const { return at_; }
  WalkIterator& operator++() {
    made_ ? step() : static_cast<void>(++at_);
    return *this;
  }
  void operator++(int) { ++*this; }
  bool operator==(const WalkIterator& other) const { return at_ == other.at_; }

 private:
  struct Made {
    explicit Made(std::unique_ptr<Walker<T>> of) : walker(std::move(of)) {}
    std::unique_ptr<Walker<T>> walker;
    T value;
  };

  void step() { at_ = made_->walker->next(made_->value) ? &made_->value : nullptr; }

  const T* at_ = nullptr;
  std::shared_ptr<Made> made_;
};

}  // namespace zhibiao
