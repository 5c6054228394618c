namespace ScopingReview.Domain.Charting;

/// <summary>How far one reading of a study is.</summary>
/// <param name="PersonId">Whose it is: whoever it was given to, or who began it; null while it is nobody's.</param>
/// <param name="Begun">Whether anything is stored.</param>
/// <param name="Complete">Whether what is stored is complete.</param>
public sealed record ReadingStanding(Guid? PersonId, bool Begun, bool Complete)
{
    /// <summary>Nobody's, nothing stored.</summary>
    public static ReadingStanding Nobody { get; } = new(null, false, false);
}

/// <summary>The readings of one study with one form, and what follows from them: who charts what, what they may see, what counts.</summary>
/// <param name="Independent">Whether two people chart the study, neither of whom sees the other's answers before both are complete.</param>
/// <param name="Verified">Whether a second checks what the first charted.</param>
/// <param name="First">The first reading.</param>
/// <param name="Second">The second reading; kept where the mode asks for one no longer.</param>
/// <param name="Consensus">What two readings came to.</param>
public sealed record StudyReadings(
    bool Independent, bool Verified, ReadingStanding First, ReadingStanding Second, ReadingStanding Consensus)
{
    /// <summary>Whether the study is charted by two: both are complete before it is done.</summary>
    public bool IsOfTwo => Independent || Verified;

    /// <summary>Whether both readings are complete, and what counts is still to be settled.</summary>
    public bool IsToSettle => IsOfTwo && First.Complete && Second.Complete && !Consensus.Complete;

    /// <summary>
    /// Whether all is done: settled where two chart; where a second checks, only then too; otherwise when the one reading is complete.
    /// </summary>
    public bool IsDone => Consensus.Complete || (!IsOfTwo && First.Complete);

    /// <summary>
    /// The reading that stands in tables and counts: what was settled; else the first one's, but not where a second charts independently;
    /// null for none. The view counting_charts says the same.
    /// </summary>
    public ChartReading? Counts => Consensus.Complete ? ChartReading.Consensus
        : First.Complete && !Independent ? ChartReading.First : null;

    /// <summary>One of them.</summary>
    public ReadingStanding this[ChartReading reading] => reading switch
    {
        ChartReading.First => First,
        ChartReading.Second => Second,
        _ => Consensus,
    };

    /// <summary>
    /// The reading that a person charts: the one that was given to them or that they began; else one that is free; null where there is none
    /// for them. A study that one person charts is open to everybody who charts, whoever began it.
    /// </summary>
    public ChartReading? For(Guid person)
    {
        if (!IsOfTwo || First.PersonId == person)
            return ChartReading.First;
        if (Second.PersonId == person)
            return ChartReading.Second;
        if (First.PersonId is null)
            return ChartReading.First;
        return Second.PersonId is null && (Independent || First.Complete) ? ChartReading.Second : null;
    }

    /// <summary>Whether the person has this study still to chart, or may take it.</summary>
    public bool WaitsFor(Guid person)
        => !IsDone && For(person) is { } reading && !this[reading].Complete && (this[reading].PersonId ?? person) == person;

    /// <summary>Whether a reading of the study is the person's.</summary>
    public bool IsOf(Guid person) => First.PersonId == person || (IsOfTwo && Second.PersonId == person);

    /// <summary>
    /// Whether a person may see the answers of a reading: their own; others' once nobody charts independently of them any more.
    /// </summary>
    public bool MaySee(Guid person, ChartReading reading)
        => this[reading].PersonId == person || !Independent || (First.Complete && Second.Complete);
}

/// <summary>What whoever charts independently of somebody else may be told of others' charts.</summary>
public static class ChartBlinding
{
    /// <summary>
    /// Whether a person is told of their own charts only: while two people chart studies independently and there is something left that the
    /// person charts or may take. Which studies two people chart would otherwise be seen from what others have done. A lead who charts
    /// nothing with the form is not blind: somebody has to look after it, and sees no answers before both are complete.
    /// </summary>
    /// <param name="person">The member.</param>
    /// <param name="mayChart">Whether they chart at all.</param>
    /// <param name="isLead">Whether they lead the review.</param>
    /// <param name="studies">Of each study that they may know of, how it stands.</param>
    public static bool IsBlind(Guid person, bool mayChart, bool isLead, IReadOnlyCollection<StudyReadings> studies)
    {
        ArgumentNullException.ThrowIfNull(studies);
        return mayChart && studies.Any(study => study.Independent) && (!isLead || studies.Any(study => study.IsOf(person)))
            && studies.Any(study => study.WaitsFor(person));
    }
}
