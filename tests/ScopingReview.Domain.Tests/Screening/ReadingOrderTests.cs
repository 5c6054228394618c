using System.Security.Cryptography;
using System.Text;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class ReadingOrderTests
{
    private static readonly Guid Reviewer = Guid.Parse("0199c0de-0000-7000-8000-000000000001");
    private static readonly Guid Other = Guid.Parse("0199c0de-0000-7000-8000-000000000002");

    [Fact]
    public void A_place_is_the_first_eight_bytes_of_the_hash()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("2026-seed\u001F0199c0de-0000-7000-8000-000000000001\u001FR-000001"));

        Assert.StartsWith(ReadingOrder.Place("2026-seed", Reviewer, "R-000001").ToString("x16", null), Convert.ToHexStringLower(hash),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Two_reviewers_meet_the_same_records_in_different_orders()
    {
        var records = Enumerable.Range(1, 50).Select(number => $"R-{number:D6}").ToList();

        var first = records.OrderBy(record => ReadingOrder.Place("seed", Reviewer, record)).ToList();

        Assert.NotEqual(records, first);
        Assert.NotEqual(first, records.OrderBy(record => ReadingOrder.Place("seed", Other, record)));
        Assert.Equal(first, records.AsEnumerable().Reverse().OrderBy(record => ReadingOrder.Place("seed", Reviewer, record)));
    }
}
