import Synchronization

/// The learned parts of name look-up, read when a name is first looked up by likeness: most texts need none, and
/// reading them takes longer than linting an article.
public final class LazyNameModel: Sendable {
  private let load: @Sendable () -> NameModel
  private let loaded = Mutex<NameModel?>(nil)

  /// `load` is called once at most.
  public init(_ load: @escaping @Sendable () -> NameModel) { self.load = load }

  public var value: NameModel {
    loaded.withLock { known in
      if let known { return known }
      let made = load()
      known = made
      return made
    }
  }
}
