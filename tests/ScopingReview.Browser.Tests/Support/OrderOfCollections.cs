using ScopingReview.Web.Tests.Support;

[assembly: TestCollectionOrderer("ScopingReview.Browser.Tests.Support.OrderOfCollections", "ScopingReview.Browser.Tests")]

namespace ScopingReview.Browser.Tests.Support;

/// <summary>The review that goes from files to a flow has an application of its own: it need not wait for the shared one to be filled.</summary>
public sealed class OrderOfCollections() : LongestFirst(
    nameof(Journey.WholeReviewTests), DemoReview.Name, nameof(SampleAttackTests), nameof(BlindOnTheWireTests));
