using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>Sorts records into the sets that the figures of agreement are the sizes of.</summary>
/// <param name="secret">Records whose votes the reader may not know: a list that holds one stays closed.</param>
/// <param name="what">Stage and reviewers, for the headings of the lists.</param>
internal sealed class AgreementSetsMaker(IReadOnlyList<string> categories, MaybeHandling handling, HashSet<Guid> secret, string what)
{
    private readonly Dictionary<string, AgreementSet> _sets = new(StringComparer.Ordinal);

    /// <param name="both">Records that two people decided, with both votes in.</param>
    public IReadOnlyDictionary<string, AgreementSet> Make(IReadOnlyList<ReadByTwo> both, IEnumerable<ExcludedByOne> once, IEnumerable<ReadBySeveral> several)
    {
        Add(AgreementSet.Cell(AgreementSet.Any, AgreementSet.Any), "read by both", both);
        Add(AgreementSet.Agreed, "both say the same", both.Where(record => Category(record.First) == Category(record.Second)));
        foreach (var (i, row) in categories.Index())
        {
            var (first, second) = (both.Where(record => Category(record.First) == i), both.Where(record => Category(record.Second) == i));
            Add(AgreementSet.Cell(row, AgreementSet.Any), $"first reviewer {AgreementSet.Lower(row)}", first);
            Add(AgreementSet.Cell(AgreementSet.Any, row), $"second reviewer {AgreementSet.Lower(row)}", second);
            foreach (var (j, column) in categories.Index())
                Add(AgreementSet.Cell(row, column), $"first reviewer {AgreementSet.Lower(row)}, second {AgreementSet.Lower(column)}", first.Where(record => Category(record.Second) == j));
        }
        var excluded = both.Where(record => record.First == Verdict.Exclude).ToList();
        Add(AgreementSet.Checked, "excluded by the first reviewer, read twice, settled", excluded.Where(record => record.Status is ScreeningStatus.Included or ScreeningStatus.Excluded));
        Add(AgreementSet.Missed, "excluded by the first reviewer and finally included", excluded.Where(record => record.Status == ScreeningStatus.Included));
        Add(AgreementSet.Open, "excluded by the first reviewer, read twice, not settled", excluded.Where(record => record.Status is not (ScreeningStatus.Included or ScreeningStatus.Excluded)));
        Add(AgreementSet.ReadOnce, "excluded by the first reviewer, read once", once.Select(record => record.RecordId));
        Add(AgreementSet.ReadBySeveral, "read by more than two", several.Select(record => record.RecordId));
        return _sets;
    }

    private int Category(Verdict? verdict) => handling.Category(verdict!.Value);

    private void Add(string key, string title, IEnumerable<ReadByTwo> records) => Add(key, title, records.Select(record => record.RecordId));

    private void Add(string key, string title, IEnumerable<Guid> records)
    {
        Guid[] ids = [.. records];
        _sets.Add(key, new($"{what}: {title}", ids, !Array.Exists(ids, secret.Contains)));
    }
}
