using ScopingReview.Web.Tests.Access;
using ScopingReview.Web.Tests.Backup;
using ScopingReview.Web.Tests.Blindness;
using ScopingReview.Web.Tests.Infrastructure;
using ScopingReview.Web.Tests.Reporting;

// A test waits for PostgreSQL half of its time: four at once keep two cores busy.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
[assembly: TestCollectionOrderer("ScopingReview.Web.Tests.Support.OrderOfCollections", "ScopingReview.Web.Tests")]

namespace ScopingReview.Web.Tests.Support;

public sealed class OrderOfCollections() : LongestFirst(
    nameof(BlindReadersTests), nameof(StoppedWithItsDatabaseTests), nameof(AccessMatrixTests), nameof(EmbeddedPostgresTests),
    nameof(ReportFlowTests), nameof(BackupTests));
