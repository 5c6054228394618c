using System.Globalization;

namespace ScopingReview.Domain.Ranking;

/// <summary>Which model ranks.</summary>
public enum RankingModelKind
{
    /// <summary>ELAS u4, the default of ASReview LAB 3: results compare with other tools'.</summary>
    ElasU4,

    /// <summary>
    /// The same with the change that <see cref="RankingOptions.Of"/> documents: chosen on two labelled sets among ten changes, and
    /// confirmed by a lower mean loss on two others (scripts/bench ranking --changes; decision 30).
    /// </summary>
    Modified,
}

/// <summary>The parameters of a model.</summary>
/// <remarks>
/// The defaults are those of ELAS u4 as published with ASReview LAB 3 (van de Schoot et al. 2021, doi:10.1038/s42256-020-00287-7; the
/// parameters are those of its source, version 2.0 and later).
/// </remarks>
public sealed record RankingOptions
{
    /// <summary>The peer's.</summary>
    public static RankingOptions ElasU4 { get; } = new();

    /// <summary>C: the price of a record on the wrong side of the margin, of a record of mean weight.</summary>
    public double Cost { get; init; } = 0.11;

    /// <summary>How much all relevant records weigh together, when all irrelevant ones together weigh 1.</summary>
    public double Ratio { get; init; } = 9.8;

    /// <summary>Terms in a greater share of the records than this are left out.</summary>
    public double MaxDocumentShare { get; init; } = 0.95;

    /// <summary>How many times the words of the title count; 1 as those of the abstract.</summary>
    public int TitleWeight { get; init; } = 1;

    /// <summary>Whether keywords are read behind the abstract.</summary>
    public bool UsesKeywords { get; init; }

    /// <summary>
    /// How these differ from the peer's, in words for the methods section: "titles counted twice, keywords read"; null for none.
    /// </summary>
    public string? Difference
    {
        get
        {
            List<string> differences = [];
            if (TitleWeight != ElasU4.TitleWeight)
                differences.Add(TitleWeight == 2 ? "titles counted twice"
                    : string.Create(CultureInfo.InvariantCulture, $"titles counted {TitleWeight} times"));
            if (UsesKeywords != ElasU4.UsesKeywords)
                differences.Add("keywords read as well");
            if (!Ratio.Equals(ElasU4.Ratio))
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"ratio {Ratio}"));
            if (!Cost.Equals(ElasU4.Cost))
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"C = {Cost}"));
            return differences.Count == 0 ? null : string.Join(", ", differences);
        }
    }

    /// <summary>The parameters of a model.</summary>
    /// <param name="kind">Which.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such model.</exception>
    public static RankingOptions Of(RankingModelKind kind) => kind switch
    {
        RankingModelKind.ElasU4 => ElasU4,
        RankingModelKind.Modified => ElasU4 with { UsesKeywords = true },
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
