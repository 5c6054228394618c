namespace ScopingReview.Domain.Reporting;

/// <summary>
/// The 22 items of PRISMA-ScR (Tricco et al. 2018, doi:10.7326/M18-0850): numbers and names as published, what they ask in our own words.
/// </summary>
public static class ScrItems
{
    /// <summary>Where the guideline is published.</summary>
    public const string Citation = "Tricco AC, Lillie E, Zarin W, et al. PRISMA Extension for Scoping Reviews (PRISMA-ScR): Checklist and Explanation. Ann Intern Med. 2018;169:467–473. doi:10.7326/M18-0850";

    /// <summary>All of them in order.</summary>
    public static IReadOnlyList<ChecklistItem> All { get; } =
    [
        new(1, "Title", "Title", "Says that the report is a scoping review."),
        new(2, "Abstract", "Structured summary",
            "Background, objectives, eligibility criteria, sources, charting methods, results and conclusions, under headings."),
        new(3, "Introduction", "Rationale", "Why the review is done in view of what is known, and why as a scoping review."),
        new(4, "Introduction", "Objectives", "The questions and objectives by their elements: population, concept, context."),
        new(5, "Methods", "Protocol and registration", "Whether there is a protocol, where it can be read, and its registration number."),
        new(6, "Methods", "Eligibility criteria", "What made a source eligible (years, language, type of publication), and why."),
        new(7, "Methods", "Information sources", "All sources with the dates of coverage or contact, and the day of the latest search."),
        new(8, "Methods", "Search", "The full strategy of at least one database, limits included, so that it can be repeated."),
        new(9, "Methods", "Selection of sources of evidence", "How sources were screened and found eligible."),
        new(10, "Methods", "Data charting process",
            "How data were charted: forms, their trial, who charted, independently or not, and how data were confirmed."),
        new(11, "Methods", "Data items", "All items that were charted, with their definitions and with what was assumed or simplified."),
        new(12, "Methods", "Critical appraisal of individual sources of evidence", "If done: why, how, and how it was used."),
        new(13, "Methods", "Synthesis of results", "How the charted data were handled and summed up."),
        new(14, "Results", "Selection of sources of evidence",
            "Numbers screened, assessed and included, with reasons for exclusions, best as a flow diagram."),
        new(15, "Results", "Characteristics of sources of evidence", "For each source what was charted of it, with its citation."),
        new(16, "Results", "Critical appraisal within sources of evidence", "If done: the results of the appraisal."),
        new(17, "Results", "Results of individual sources of evidence", "For each included source the data that answer the questions."),
        new(18, "Results", "Synthesis of results", "The charted results summed up by the questions and objectives."),
        new(19, "Discussion", "Summary of evidence",
            "The main results, concepts and types of evidence, by the questions, and for whom they matter."),
        new(20, "Discussion", "Limitations", "Limitations of how the review was done."),
        new(21, "Discussion", "Conclusions", "What the results mean by the questions, and what should come next."),
        new(22, "Funding", "Funding", "Who funded the sources and the review, and what the funders had to do with it."),
    ];
}
