namespace ScopingReview.Domain.Screening.ExternalDecisions;

/// <summary>Who in this review a name of the other tool is.</summary>
/// <param name="MemberId">The member whose votes these are; null for <see cref="Ruling"/> and for a name that is left out.</param>
/// <param name="Ruling">The decisions of this name settled conflicts: they are taken over as the lead's rulings.</param>
public sealed record DecisionImportReviewer(Guid? MemberId, bool Ruling = false)
{
    /// <summary>Nothing of this name is taken over.</summary>
    public static DecisionImportReviewer LeftOut { get; } = new((Guid?)null);

    /// <summary>The decisions become rulings.</summary>
    public static DecisionImportReviewer AsRulings { get; } = new(null, Ruling: true);
}

/// <summary>What the lead says about a file of decisions before it is taken over.</summary>
public sealed record DecisionImportChoices
{
    /// <summary>Who each name is ("" is a reviewer without a name); a name that is missing is left out.</summary>
    public IReadOnlyDictionary<string, DecisionImportReviewer> People { get; init; } = new Dictionary<string, DecisionImportReviewer>(
        StringComparer.Ordinal);

    /// <summary>The stage of decisions that do not say theirs.</summary>
    public ScreeningStage StageWhereUnsaid { get; init; } = ScreeningStage.TitleAbstract;

    /// <summary>A decision made here that says something else gives way; otherwise it stays.</summary>
    public bool ReplaceDifferent { get; init; }
}

/// <summary>A vote or ruling that is in force in the review.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="Stage">The stage.</param>
/// <param name="ReviewerId">The voter; null for a ruling.</param>
/// <param name="Verdict">What was said.</param>
public sealed record StandingDecision(Guid RecordId, ScreeningStage Stage, Guid? ReviewerId, Verdict Verdict);

/// <summary>A decision of the file, with the record and person it was found to be of.</summary>
/// <param name="Decision">As the file has it.</param>
/// <param name="RecordId">The record.</param>
/// <param name="Stage">The stage.</param>
/// <param name="ReviewerId">The voter; null for a ruling.</param>
/// <param name="Verdict">What was said.</param>
/// <param name="Standing">What this person has said here on the record; null when nothing.</param>
public sealed record MatchedDecision(
    ImportedDecision Decision, Guid RecordId, ScreeningStage Stage, Guid? ReviewerId, Verdict Verdict, Verdict? Standing);

/// <summary>A decision whose record was not found.</summary>
/// <param name="Decision">As the file has it.</param>
/// <param name="Why">The reason, as a sentence.</param>
public sealed record UnmatchedDecision(ImportedDecision Decision, string Why);

/// <summary>
/// What taking over a file of decisions would do. Every decision of the file is in exactly one of the lists or counts, so that they add up
/// to the file.
/// </summary>
public sealed record ExternalDecisionMatches
{
    /// <summary>Decisions that nobody has made here yet.</summary>
    public required IReadOnlyList<MatchedDecision> New { get; init; }

    /// <summary>Decisions that say the same as one made here.</summary>
    public required IReadOnlyList<MatchedDecision> Same { get; init; }

    /// <summary>Decisions that say something else than the same person said here.</summary>
    public required IReadOnlyList<MatchedDecision> Different { get; init; }

    /// <summary>Decisions on records that were not found.</summary>
    public required IReadOnlyList<UnmatchedDecision> Unmatched { get; init; }

    /// <summary>
    /// Decisions that a later one of the same person on the same record and stage takes the place of: on the title, and then on the
    /// abstract.
    /// </summary>
    public required IReadOnlyList<ImportedDecision> Overtaken { get; init; }

    /// <summary>Decisions of names that are left out.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Entries with labels or notes but no verdict.</summary>
    public required int WithoutVerdict { get; init; }

    /// <summary>All decisions of the file.</summary>
    public int Total => New.Count + Same.Count + Different.Count + Unmatched.Count + Overtaken.Count + LeftOut + WithoutVerdict;

    /// <summary>What is stored: the new ones, and those that take the place of one made here when the lead wants that.</summary>
    public IReadOnlyList<MatchedDecision> ToStore(DecisionImportChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices.ReplaceDifferent ? [.. New, .. Different] : New;
    }

    /// <summary>Compares a file with a review.</summary>
    /// <param name="decisions">The decisions of the file, in its order.</param>
    /// <param name="choices">What the lead says about them.</param>
    /// <param name="matcher">Finds the records.</param>
    /// <param name="standing">The votes and rulings in force, each person at most once on a record and stage.</param>
    public static ExternalDecisionMatches Of(IEnumerable<ImportedDecision> decisions, DecisionImportChoices choices, RecordMatcher matcher,
        IEnumerable<StandingDecision> standing)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(matcher);
        var (leftOut, withoutVerdict) = (0, 0);
        List<UnmatchedDecision> unmatched = [];
        List<ImportedDecision> overtaken = [];
        Dictionary<(Guid Record, ScreeningStage Stage, Guid? Reviewer), ImportedDecision> last = [];
        foreach (var decision in decisions)
        {
            var person = choices.People.GetValueOrDefault(decision.ReviewerName ?? "", DecisionImportReviewer.LeftOut);
            if (decision.Verdict is null)
                withoutVerdict++;
            else if (person is { MemberId: null, Ruling: false } || (person.Ruling && decision.Verdict == Verdict.Maybe))
                leftOut++;
            else if (matcher.Find(decision.Record) is var match && match.RecordId is not { } record)
                unmatched.Add(new UnmatchedDecision(decision, match.Why));
            else
                Overtake((record, decision.Stage ?? choices.StageWhereUnsaid, person.MemberId), decision);
        }

        var here = standing.ToDictionary(vote => (vote.RecordId, vote.Stage, vote.ReviewerId), vote => vote.Verdict);
        var matched = last.Select(entry => new MatchedDecision(
            entry.Value, entry.Key.Record, entry.Key.Stage, entry.Key.Reviewer, entry.Value.Verdict!.Value,
            here.TryGetValue((entry.Key.Record, entry.Key.Stage, entry.Key.Reviewer), out var verdict) ? verdict : null)).ToList();
        return new ExternalDecisionMatches
        {
            New = matched.FindAll(decision => decision.Standing is null),
            Same = matched.FindAll(decision => decision.Standing == decision.Verdict),
            Different = matched.FindAll(decision => decision.Standing is { } said && said != decision.Verdict),
            Unmatched = unmatched,
            Overtaken = overtaken,
            LeftOut = leftOut,
            WithoutVerdict = withoutVerdict,
        };

        // The abstract's verdict counts before the title's, whatever the order in the file; otherwise the later line.
        void Overtake((Guid, ScreeningStage, Guid?) key, ImportedDecision decision)
        {
            if (last.TryGetValue(key, out var earlier) && decision.ByTitleAlone && !earlier.ByTitleAlone)
            {
                overtaken.Add(decision);
                return;
            }

            if (earlier is not null)
                overtaken.Add(earlier);
            last[key] = decision;
        }
    }
}
