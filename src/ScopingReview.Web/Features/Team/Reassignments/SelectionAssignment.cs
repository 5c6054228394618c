using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Team.Reassignments;

/// <summary>What a lead chooses from before they assign selected records to somebody.</summary>
/// <param name="Stages">At which records can be assigned now.</param>
public sealed record SelectionOffer(IReadOnlyList<ScreeningStage> Stages, IReadOnlyList<Recipient> Readers);

/// <summary>What becomes of selected records at a stage; the parts add up to <see cref="Selected"/>.</summary>
/// <param name="Given">Unread by somebody else, and now the chosen person's to read.</param>
/// <param name="Own">The lead reads them, so that what became of them is not told here.</param>
/// <param name="Theirs">The chosen person reads them already.</param>
/// <param name="Read">All who were asked to read them have.</param>
/// <param name="NotAsked">There is nobody's reading to give: not at the stage, not drawn yet, or not retrieved.</param>
public sealed record SelectionAssignment(int Selected, int Given, int Own, int Theirs, int Read, int NotAsked)
{
    /// <summary>In sentences, with the name of whoever gets them.</summary>
    public IReadOnlyList<string> InWords(string name, bool done) =>
    [
        Given == 0 ? $"Nothing {(done ? "went" : "goes")} to {name}."
            : $"{Records(Given)} {(done ? "went" : Given == 1 ? "goes" : "go")} to {name}.",
        .. Left(),
    ];

    private IEnumerable<string> Left()
    {
        if (Theirs > 0)
            yield return $"{Records(Theirs)} {(Theirs == 1 ? "is" : "are")} already assigned to them.";
        if (Own > 0)
            yield return $"{Records(Own)} {(Own == 1 ? "is" : "are")} assigned to you: reassign your own records on the Team page.";
        if (Read > 0)
            yield return $"{Records(Read)} {(Read == 1 ? "has" : "have")} already been screened.";
        if (NotAsked > 0)
            yield return $"{Records(NotAsked)} {(NotAsked == 1 ? "has" : "have")} no open assignment: not at this stage, not drawn yet, or not retrieved.";
    }

    private static string Records(int count) => count == 1 ? "One record" : $"{count.Grouped()} records";
}
