using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Features.Protocol;

/// <summary>A heading of the protocol, and what belongs under it.</summary>
internal sealed record ProtocolField(ProtocolItem Item, string Title, string Hint, int Lines = 3);

/// <summary>The protocol page's parts and fields.</summary>
internal static class ProtocolDisplayText
{
    public static IReadOnlyList<(string Title, IReadOnlyList<ProtocolField> Fields)> Parts { get; } =
    [
        ("The question",
        [
            new(ProtocolItem.Rationale, "Rationale", "why this review, in view of what is known, and why as a scoping review", 5),
            new(ProtocolItem.Population, "Population", "who the review is about"),
            new(ProtocolItem.Concept, "Concept", "the phenomenon or intervention of interest"),
            new(ProtocolItem.Context, "Context", "setting and circumstances"),
        ]),
        ("Protocol and methods",
        [
            new(ProtocolItem.Registration, "Protocol and registration",
                "where the protocol can be read and its registration number, or that there is none"),
            new(ProtocolItem.CriticalAppraisal, "Critical appraisal",
                "whether the studies were appraised, how, and what for; or that they were not, and why"),
            new(ProtocolItem.Synthesis, "Synthesis of results", "how the charted data were handled and summarised"),
            new(ProtocolItem.Consultation, "Consultation", "whether stakeholders were consulted, who, and about what"),
            new(ProtocolItem.Funding, "Funding", "who funded the review and the included studies, and their part in it"),
        ]),
        ("The search",
        [
            new(ProtocolItem.MultipleDatabases, "Databases searched at once",
                "on one platform, and which; or that each was searched alone"),
            new(ProtocolItem.OtherMethods, "Other methods", "any other way in which sources were found, or that there was none"),
            new(ProtocolItem.SearchFilters, "Search filters", "published filters with their citations, or that none were used"),
            new(ProtocolItem.PriorWork, "Prior work", "search strategies adapted from other reviews, or that none were"),
            new(ProtocolItem.SearchUpdates, "Updates of the search", "searches re-run, alerts, or not updated"),
            new(ProtocolItem.SearchPeerReview, "Peer review of the search",
                "who reviewed the strategies and how (PRESS), or that nobody did"),
        ]),
    ];

    public static string Title(this ProtocolItem item) => Parts.SelectMany(part => part.Fields).First(field => field.Item == item).Title;
}
