namespace ScopingReview.Web.Features.Reporting;

/// <summary>First and second reviewer of the same records, in this order: who reads first is not who reads second.</summary>
public sealed record ReviewerPair(Guid First, Guid Second)
{
    /// <summary>How the pair stands in addresses.</summary>
    public string Key => $"{First:N}.{Second:N}";

    /// <summary>Null for what is no pair, as "all".</summary>
    public static ReviewerPair? Parse(string? key)
        => key?.Split('.') is [var first, var second] && Guid.TryParseExact(first, "N", out var one)
            && Guid.TryParseExact(second, "N", out var other) ? new(one, other) : null;
}

/// <summary>A pair with the names of both and the number of records that both decided.</summary>
public sealed record PairOfReviewers(ReviewerPair Pair, string First, string Second, int Records)
{
    public string Names => $"{First} first, {Second} second";
}
