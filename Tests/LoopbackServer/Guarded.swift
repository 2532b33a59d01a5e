@preconcurrency import Glibc

/// A value that one thread at a time may touch, behind the mutex of the C library: where threads contend, `Mutex` waits
/// inside a library that ThreadSanitizer does not see into, which then reports races that there are none.
final class Guarded<Value: Sendable>: @unchecked Sendable {
  // Proof of @unchecked: the value is read and written in `withLock` alone, between lock and unlock of a mutex that is
  // made once and never moves.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var value: Value

  init(_ value: Value) {
    self.value = value
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(&value)
  }
}
