using ScopingReview.Domain.Screening;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Web.Tests.Replay;

/// <summary>A vote of the published data: title and abstract votes have the basis "title" or "abstract".</summary>
internal sealed record WbaVote(string Record, string Basis, string Reviewer, Verdict Verdict);

/// <summary>The published decisions of a whole scoping review (shared/data/wba-review), read in place.</summary>
internal sealed class WbaReview
{
    private readonly ILookup<(string Record, string Reviewer), WbaVote> _votes = File.ReadLines(Corpora.Path("wba-review/decisions.csv"))
        .Skip(1)
        .Select(line => line.Split(','))
        .Select(cells => new WbaVote(cells[0], cells[1], cells[2], Enum.Parse<Verdict>(cells[3], ignoreCase: true)))
        .ToLookup(vote => (vote.Record, vote.Reviewer));

    private readonly Dictionary<string, Verdict> _final = File.ReadLines(Corpora.Path("wba-review/records.csv")).Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(cells => cells[0], cells => Enum.Parse<Verdict>(cells[^1], ignoreCase: true), StringComparer.Ordinal);

    /// <summary>Records from databases have votes on their titles; those found by citation were judged by their abstracts.</summary>
    public IReadOnlyList<string> FromDatabases
        => [.. _votes.SelectMany(v => v).Where(v => v.Basis == "title").Select(v => v.Record).Distinct().Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> FromCitations
        => [.. _votes.SelectMany(v => v).Select(v => v.Record).Distinct().Except(FromDatabases).Order(StringComparer.Ordinal)];

    /// <summary>A reviewer's verdict at title and abstract: the vote on the abstract where there is one, else that on the title.</summary>
    public Verdict AtTitleAbstract(string record, string reviewer)
        => (_votes[(record, reviewer)].LastOrDefault(v => v.Basis == "abstract")
            ?? _votes[(record, reviewer)].Single(v => v.Basis == "title")).Verdict;

    public Verdict AtFullText(string record, string reviewer) => _votes[(record, reviewer)].Single(v => v.Basis == "fulltext").Verdict;

    public Verdict Final(string record) => _final[record];
}
