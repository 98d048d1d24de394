// What TBB's pipeline orders, told to the thread sanitizer: Debian's TBB is built without it, so that it would take
// every document that goes from one thread to another for a race. Elsewhere these are nothing.
#pragma once

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define ZHIBIAO_THREAD_SANITIZER
#endif
#elif defined(__SANITIZE_THREAD__)
#define ZHIBIAO_THREAD_SANITIZER
#endif

#ifdef ZHIBIAO_THREAD_SANITIZER
#include <sanitizer/tsan_interface.h>
#endif

namespace zhibiao::batch {

// All that this thread did so far lies before what another does after take_over() of the same object.
inline void hand_over([[maybe_unused]] const void* object) {
#ifdef ZHIBIAO_THREAD_SANITIZER
  __tsan_release(const_cast<void*>(object));
#endif
}

inline void take_over([[maybe_unused]] const void* object) {
#ifdef ZHIBIAO_THREAD_SANITIZER
  __tsan_acquire(const_cast<void*>(object));
#endif
}

}  // namespace zhibiao::batch
