namespace ScopingReview.Domain.Reporting;

/// <summary>An item of a reporting guideline.</summary>
/// <param name="Number">Its number in the guideline.</param>
/// <param name="Section">The heading under which the guideline has it.</param>
/// <param name="Title">Its name in the guideline.</param>
/// <param name="Asks">What it asks to be reported, in short and in our own words.</param>
public sealed record ChecklistItem(int Number, string Section, string Title, string Asks);

/// <summary>How far the workbench can answer an item.</summary>
public enum ChecklistState
{
    /// <summary>All that it asks for is known and said.</summary>
    Filled,

    /// <summary>Part of it is said, or it may still change.</summary>
    Partly,

    /// <summary>Nothing is known of it: the authors must write it.</summary>
    ForAuthors,
}

/// <summary>An item with what is known of it.</summary>
/// <param name="Item">The item.</param>
/// <param name="State">How far it is answered.</param>
/// <param name="Text">What can be reported, a paragraph each; empty where nothing is known.</param>
/// <param name="Missing">What the authors still have to do; null where nothing is.</param>
/// <param name="Where">Where it stands in the manuscript that the workbench writes: a heading, a table or a figure; null where
/// nowhere.</param>
/// <param name="Source">Where it comes from, and can be changed.</param>
public sealed record ChecklistAnswer(
    ChecklistItem Item, ChecklistState State, IReadOnlyList<string> Text, string? Missing, string? Where, ChecklistSource Source);

/// <summary>What of the review an answer comes from.</summary>
public enum ChecklistSource
{
    /// <summary>The authors alone.</summary>
    Authors,

    /// <summary>Title and question in the settings.</summary>
    Settings,

    /// <summary>What the authors wrote of the protocol.</summary>
    Protocol,

    /// <summary>The sources and searches.</summary>
    Searches,

    /// <summary>Duplicates and what was judged of them.</summary>
    Duplicates,

    /// <summary>The plan of a stage, votes and agreement.</summary>
    Screening,

    /// <summary>The flow diagram.</summary>
    Flow,

    /// <summary>The charting form.</summary>
    Form,

    /// <summary>The charted studies.</summary>
    Charts,
}

/// <summary>A reporting guideline, answered for a review.</summary>
/// <param name="Name">Its short name: "PRISMA-ScR".</param>
/// <param name="Citation">Where the guideline is published.</param>
/// <param name="Answers">Its items in their order.</param>
public sealed record Checklist(string Name, string Citation, IReadOnlyList<ChecklistAnswer> Answers)
{
    /// <summary>How many items are in a state.</summary>
    public int Count(ChecklistState state) => Answers.Count(answer => answer.State == state);
}
