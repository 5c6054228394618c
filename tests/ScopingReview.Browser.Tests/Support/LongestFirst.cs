using Xunit.Abstractions;

[assembly: TestCollectionOrderer("ScopingReview.Browser.Tests.Support.LongestFirst", "ScopingReview.Browser.Tests")]

namespace ScopingReview.Browser.Tests.Support;

/// <summary>
/// The collections that take minutes begin first, so that at the end nobody waits for one of them while a core has nothing to do. The
/// review that goes from files to a flow has an application of its own: it need not wait for the shared one to be filled.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] _longest = [nameof(Journey.WholeReviewTests), DemoReview.Name, nameof(SampleAttackTests), nameof(BlindOnTheWireTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections)
        => testCollections.OrderBy(collection => Array.FindIndex(_longest,
                name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal)) is >= 0 and var place ? place : _longest.Length)
            .ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
