using Xunit.Abstractions;

// A test waits for PostgreSQL half of its time: four at once keep two cores busy.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
[assembly: TestCollectionOrderer("ScopingReview.Web.Tests.Support.LongestFirst", "ScopingReview.Web.Tests")]

namespace ScopingReview.Web.Tests.Support;

/// <summary>The classes that take longest begin first, so that at the end nobody waits for one of them while a core has nothing to do.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] _longest =
    [
        "BlindReadersTests", "StoppedWithItsDatabaseTests", "AccessMatrixTests", "EmbeddedPostgresTests", "ReportFlowTests", "RecordOutcomeTests",
        "WbaReplayTests", "BackupTests",
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections)
        => testCollections.OrderBy(collection => Array.FindIndex(_longest,
                name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal)) is >= 0 and var place ? place : _longest.Length)
            .ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
