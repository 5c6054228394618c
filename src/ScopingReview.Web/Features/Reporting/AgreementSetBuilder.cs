using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>Sorts records into the sets that the figures of agreement are the sizes of.</summary>
/// <param name="secret">Records whose votes the reader may not know: a list that holds one stays closed.</param>
/// <param name="what">Stage and reviewers, for the headings of the lists.</param>
internal sealed class AgreementSetBuilder(HashSet<Guid> secret, string what)
{
    private readonly Dictionary<string, AgreementSet> _sets = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, AgreementSet> Sets => _sets;

    /// <summary>Cells and totals of a table.</summary>
    /// <param name="both">Records that two people decided, with both votes in.</param>
    public void AddTable(IReadOnlyList<DoubleScreenedRecord> both, IReadOnlyList<string> categories, MaybeHandling handling)
    {
        Add(AgreementSet.Cell(AgreementSet.Any, AgreementSet.Any), "screened by both", both);
        Add(AgreementSet.Agreed, "both agree", both.Where(record => Category(record.First) == Category(record.Second)));
        foreach (var (i, row) in categories.Index())
        {
            var (first, second) = (both.Where(record => Category(record.First) == i), both.Where(record => Category(record.Second) == i));
            Add(AgreementSet.Cell(row, AgreementSet.Any), $"first reviewer {AgreementSet.Lower(row)}", first);
            Add(AgreementSet.Cell(AgreementSet.Any, row), $"second reviewer {AgreementSet.Lower(row)}", second);
            foreach (var (j, column) in categories.Index())
                Add(AgreementSet.Cell(row, column), $"first reviewer {AgreementSet.Lower(row)}, second {AgreementSet.Lower(column)}",
                    first.Where(record => Category(record.Second) == j));
        }

        int Category(Verdict? verdict) => handling.Category(verdict!.Value);
    }

    /// <summary>What became of the records that the first reviewer excluded.</summary>
    /// <param name="events">The events that the reader is told of.</param>
    /// <param name="mayOpenFates">Whether the lists by what became of a record in the whole review may be opened.</param>
    public void AddMissed(MissedPopulation population, IEnumerable<MissedEvent> events, bool mayOpenFates)
    {
        var drawn = population.Excluded.Where(record => record.IsDrawn).ToList();
        Add(AgreementSet.Drawn, "excluded by the first reviewer, drawn for a second", Ids(drawn));
        Add(AgreementSet.NotDrawn, "excluded by the first reviewer, not drawn", Ids(population.Excluded.Where(record => !record.IsDrawn)));
        foreach (var occurred in events)
        {
            var passed = occurred == MissedEvent.PassedTitleAbstract;
            var (words, isOpen) = passed ? ("passed title and abstract", true) : ("included in the review", mayOpenFates);
            const string drawnFrom = "excluded by the first reviewer, drawn";
            Add(AgreementSet.Found(occurred), $"{drawnFrom}, and {words}", With(ScreeningStatus.Included), isOpen);
            Add(AgreementSet.Open(occurred), $"{drawnFrom}; whether {words} is open", With(ScreeningStatus.Pending), isOpen);

            IEnumerable<Guid> With(ScreeningStatus outcome) => Ids(drawn.Where(record => record.OutcomeOf(occurred) == outcome));
        }
        Add(AgreementSet.KnownOtherwise, "excluded by the first reviewer, known without the draw", population.KnownOtherwise);
        Add(AgreementSet.OutsideDraw, "excluded by the one person who read them, outside of the draw", population.OutsideDraw);
        Add(AgreementSet.Awaiting, "in the draw, not yet read by the first reviewer", population.Awaiting);
    }

    public void Add(string key, string title, IEnumerable<Guid> records, bool isOpen = true)
    {
        Guid[] ids = [.. records];
        _sets.Add(key, new($"{what}: {title}", ids, isOpen && !Array.Exists(ids, secret.Contains)));
    }

    private void Add(string key, string title, IEnumerable<DoubleScreenedRecord> records)
        => Add(key, title, records.Select(record => record.RecordId));

    private static IEnumerable<Guid> Ids(IEnumerable<ExcludedByFirst> records) => records.Select(record => record.RecordId);
}
