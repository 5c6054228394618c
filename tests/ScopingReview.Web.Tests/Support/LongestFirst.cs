using Xunit.Abstractions;

namespace ScopingReview.Web.Tests.Support;

/// <summary>
/// The collections that take longest begin first, so that at the end nobody waits for one of them while a core has nothing to do.
/// </summary>
/// <param name="longest">Ends of their names, the longest first.</param>
public abstract class LongestFirst(params string[] longest) : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections)
        => testCollections.OrderBy(collection => Array.FindIndex(longest,
                name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal)) is >= 0 and var place ? place : longest.Length)
            .ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
