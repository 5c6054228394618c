namespace ScopingReview.Domain.Reporting;

/// <summary>Something that is not settled yet, so that the flow is provisional.</summary>
/// <param name="Box">What is open; never empty.</param>
/// <param name="Sentence">It in words, with the number: "6 conflicts at title and abstract".</param>
public sealed record PrismaOpenItem(PrismaBox Box, string Sentence);

/// <summary>
/// The PRISMA 2020 flow of a review (Page et al. 2021, doi:10.1136/bmj.n71; template for new and updated reviews with databases, registers
/// and other methods). Every number is the size of a set of ids.
/// </summary>
/// <remarks>
/// A final flow adds up exactly. In a provisional one "excluded", "not retrieved" and "included" hold settled records only; "screened" and
/// "assessed" hold all that have come that far; what is open is a term of its own: screened − excluded − open = sought,
/// sought − not retrieved − awaiting retrieval = assessed, assessed − excluded − open = included. <see cref="PrismaInvariants"/> checks it.
/// A record has one report; where a study has several, they are records of their own that share a study.
/// </remarks>
public sealed record PrismaFlow
{
    /// <summary>Databases and registers.</summary>
    public required PrismaLeftArm Left { get; init; }

    /// <summary>Other methods; null if the review has no such source.</summary>
    public PrismaRightArm? Right { get; init; }

    /// <summary>
    /// Included reports of both arms: those of <see cref="ReportsOfStudies"/>, and further reports of the previous version's studies.
    /// </summary>
    public required PrismaBox Reports { get; init; }

    /// <summary>Included studies, in an updated review the new ones: those that the included reports are grouped into.</summary>
    public required PrismaBox Studies { get; init; }

    /// <summary>Reports of these studies.</summary>
    public required PrismaBox ReportsOfStudies { get; init; }

    /// <summary>Open: included reports that are in no study yet.</summary>
    public required PrismaBox ReportsWithoutStudy { get; init; }

    /// <summary>What an updated review has besides; null for a new one.</summary>
    public PrismaUpdate? Update { get; init; }

    /// <summary>True where the decisions are one reviewer's own and not the review's: such a flow is not for a manuscript.</summary>
    public bool IsOwnPicture { get; init; }

    /// <summary>The day (UTC) at whose end it stood like this; null for the flow of now.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>What is open, in the order of the flow; empty when the flow is final.</summary>
    public required IReadOnlyList<PrismaOpenItem> Open { get; init; }

    /// <summary>True while anything is open.</summary>
    public bool IsProvisional => Open.Count > 0;

    /// <summary>Every box of the flow, each with a key of its own.</summary>
    public IReadOnlyList<PrismaBox> Boxes => PrismaFlowBoxes.Of(this);

    /// <summary>The box with this key, or null: what stands behind a number's link.</summary>
    public PrismaBox? Find(string key) => Boxes.FirstOrDefault(box => box.Key == key);

    /// <summary>Computes the flow.</summary>
    /// <exception cref="ArgumentException">A record names a source or a kept record that is not in the input, duplicates point at each
    /// other in a circle, or an id is there twice.</exception>
    public static PrismaFlow Compute(PrismaInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new PrismaFlowBuilder(input).Build();
    }
}
