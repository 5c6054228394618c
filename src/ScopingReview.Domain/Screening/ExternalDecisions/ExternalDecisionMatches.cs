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

    /// <summary>
    /// Records that a person chose for keys that fit several or none; <see cref="Guid.Empty"/> leaves the decisions of the key out.
    /// </summary>
    public IReadOnlyDictionary<ImportedRecordKey, Guid> Records { get; init; } = new Dictionary<ImportedRecordKey, Guid>();

    /// <summary>The file holds the included records alone: all others of the stage were excluded by the same people.</summary>
    public bool ExcludeOthers { get; init; }
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
/// <param name="Candidates">The records that fit, where several do.</param>
public sealed record UnmatchedDecision(ImportedDecision Decision, string Why, IReadOnlyList<Guid> Candidates);

/// <summary>Why a decision of the file gives way to another of it.</summary>
public enum OvertakenBecause
{
    /// <summary>Both say the same.</summary>
    Repeated,

    /// <summary>It was made on the title, the other on the abstract.</summary>
    ByTitleAlone,

    /// <summary>The other says something else and was made later, or stands later in the file.</summary>
    Contradicted,
}

/// <summary>A decision that another of the same person on the same record and stage takes the place of.</summary>
/// <param name="Decision">The one that gives way.</param>
/// <param name="By">The one that counts.</param>
/// <param name="RecordId">The record.</param>
/// <param name="Because">Why.</param>
public sealed record OvertakenDecision(ImportedDecision Decision, ImportedDecision By, Guid RecordId, OvertakenBecause Because)
{
    /// <summary>The two name different records of the file, of which one was merged into the other here.</summary>
    public bool IsOfDuplicate => Decision.Record != By.Record;
}

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
    /// Decisions that another one of the same person on the same record and stage takes the place of: said twice, on the title and then on
    /// the abstract, on a record and on its duplicate, or contradicting each other.
    /// </summary>
    public required IReadOnlyList<OvertakenDecision> Overtaken { get; init; }

    /// <summary>Records of the stage that are not in the file, where that means they were excluded. Not part of the file.</summary>
    public IReadOnlyList<MatchedDecision> Others { get; init; } = [];

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
        return choices.ReplaceDifferent ? [.. New, .. Different, .. Others] : [.. New, .. Others];
    }

    /// <summary>Compares a file with a review.</summary>
    /// <param name="decisions">The decisions of the file, in its order.</param>
    /// <param name="choices">What the lead says about them.</param>
    /// <param name="matcher">Finds the records.</param>
    /// <param name="standing">The votes and rulings in force, each person at most once on a record and stage.</param>
    /// <param name="atStage">The records of a stage, for files that hold the included ones alone; null for none.</param>
    public static ExternalDecisionMatches Of(IEnumerable<ImportedDecision> decisions, DecisionImportChoices choices, RecordMatcher matcher,
        IEnumerable<StandingDecision> standing, Func<ScreeningStage, IReadOnlyCollection<Guid>>? atStage = null)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(matcher);
        var (leftOut, withoutVerdict) = (0, 0);
        List<UnmatchedDecision> unmatched = [];
        List<OvertakenDecision> overtaken = [];
        Dictionary<(Guid Record, ScreeningStage Stage, Guid? Reviewer), ImportedDecision> last = [];
        foreach (var decision in decisions)
        {
            var person = choices.People.GetValueOrDefault(decision.ReviewerName ?? "", DecisionImportReviewer.LeftOut);
            if (decision.Verdict is null)
                withoutVerdict++;
            else if (person is { MemberId: null, Ruling: false } || (person.Ruling && decision.Verdict == Verdict.Maybe))
                leftOut++;
            else if (choices.Records.TryGetValue(decision.Record, out var chosen))
            {
                if (chosen == Guid.Empty)
                    leftOut++;
                else
                    Overtake((chosen, decision.Stage ?? choices.StageWhereUnsaid, person.MemberId), decision);
            }
            else if (matcher.Find(decision.Record) is var match && match.RecordId is not { } record)
                unmatched.Add(new UnmatchedDecision(decision, match.Why, match.Candidates));
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
            Others = choices.ExcludeOthers && atStage is not null ? Rest(last.Keys, here, atStage) : [],
        };

        void Overtake((Guid Record, ScreeningStage, Guid?) key, ImportedDecision decision)
        {
            if (!last.TryGetValue(key, out var other))
            {
                last.Add(key, decision);
                return;
            }

            var (counts, gives) = GivesWay(decision, other) ? (other, decision) : (decision, other);
            overtaken.Add(new OvertakenDecision(gives, counts, key.Record,
                gives.ByTitleAlone && !counts.ByTitleAlone ? OvertakenBecause.ByTitleAlone
                : gives.Verdict == counts.Verdict ? OvertakenBecause.Repeated : OvertakenBecause.Contradicted));
            last[key] = counts;
        }
    }

    /// <summary>
    /// The abstract's verdict counts before the title's, whatever the order in the file; then the later date, then the later line.
    /// </summary>
    private static bool GivesWay(ImportedDecision decision, ImportedDecision other)
        => decision.ByTitleAlone != other.ByTitleAlone ? decision.ByTitleAlone : decision.At is { } at && other.At is { } when && at < when;

    /// <summary>
    /// The other records of each stage at which a person decided, as excluded by them; what they said here already stays.
    /// </summary>
    private static List<MatchedDecision> Rest(
        IReadOnlyCollection<(Guid Record, ScreeningStage Stage, Guid? Reviewer)> decided,
        Dictionary<(Guid, ScreeningStage, Guid?), Verdict> here, Func<ScreeningStage, IReadOnlyCollection<Guid>> atStage)
    {
        var others = new List<MatchedDecision>();
        foreach (var reader in decided.GroupBy(key => (key.Stage, key.Reviewer)))
        {
            var own = reader.Select(key => key.Record).ToHashSet();
            others.AddRange(atStage(reader.Key.Stage)
                .Where(record => !own.Contains(record) && !here.ContainsKey((record, reader.Key.Stage, reader.Key.Reviewer)))
                .Select(record => new MatchedDecision(
                    new ImportedDecision { Record = new ImportedRecordKey(), Verdict = Verdict.Exclude },
                    record, reader.Key.Stage, reader.Key.Reviewer, Verdict.Exclude, null)));
        }

        return others;
    }
}
