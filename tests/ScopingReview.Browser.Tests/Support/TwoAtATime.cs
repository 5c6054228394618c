// Each test has an application, a database and a browser of its own, and keeps one core busy: two at once use both.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace ScopingReview.Browser.Tests.Support;

/// <summary>
/// Tests in which moments matter (bursts of keys, cut connections, what is recorded when) run by themselves, after all others.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
