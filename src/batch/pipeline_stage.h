// A member function as the body of a stage of TBB's pipeline. TBB keeps a copy of it and hands that to its threads in
// an order that the thread sanitizer does not see; as the copy is read here and nowhere else, a suppression can name
// this file (tests/support/tsan.supp) and leaves what the stages themselves do under its eyes.
#pragma once

#include <utility>

namespace zhibiao::batch {

template <auto kStage, class Owner>
class PipelineStage {
 public:
  explicit PipelineStage(Owner& owner) : owner_(&owner) {}

  template <class Argument>
  auto operator()(Argument&& argument) const {
    return (owner_->*kStage)(std::forward<Argument>(argument));
  }

 private:
  Owner* owner_;
};

}  // namespace zhibiao::batch
