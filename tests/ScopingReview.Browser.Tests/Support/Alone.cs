// A test keeps most of a core busy, and waits in between: three at once use two.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace ScopingReview.Browser.Tests.Support;

/// <summary>
/// Tests in which moments matter (bursts of keys, cut connections, what is recorded when) run by themselves, after all others.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
