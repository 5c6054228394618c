using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Demo;

/// <summary>What people read in the demo review.</summary>
internal static class DemoTexts
{
    public const string Title = "Peer workers in co-production and co-creation";

    public const string Question =
        "How are peer workers involved in co-production and co-creation in mental health and substance use services? "
        + "(Demonstration: the references and charting facts are real, from Åkerblom & Ness 2022, doi:10.1007/s10488-022-01242-x; "
        + "sources, votes, resolutions and the state of full texts are made up.)";

    /// <summary>
    /// What is known of it before anything is found; the rest of the protocol page stays empty, as in a review that has begun.
    /// </summary>
    public static IReadOnlyList<(ProtocolItem Item, string Text)> Protocol { get; } =
    [
        (ProtocolItem.Population,
            "Peer workers: adults who are employed for their own experience of mental health or substance use problems."),
        (ProtocolItem.Concept, "Their part in the commissioning, design, delivery and assessment of services."),
        (ProtocolItem.Context, "Public mental health and substance use services, in any country."),
        (ProtocolItem.Registration, "This is a demonstration and has no protocol of its own."),
        (ProtocolItem.CriticalAppraisal, "Not done: the review maps what has been studied, and judges no effects."),
        (ProtocolItem.SearchPeerReview, "Not done: the searches are made up for the demonstration."),
    ];

    /// <summary>Stands where a search tells its limits.</summary>
    public const string MadeUp = "none (this search is made up for the demonstration)";

    public const string Include =
        """
        Roles or activities of peer workers: people employed for their own experience of mental health or substance use problems
        Public mental health or substance use services
        Adults, 18 to 65 years
        Empirical studies of any design
        """;

    public const string Exclude =
        """
        Mutual support, self-help groups and consumer-run services only
        Reviews, protocols, commentaries and discussion papers
        Services for children, adolescents or youth
        Involvement in research or teaching alone, not in services
        """;

    public const string ReviewOrProtocol = "Review, protocol or discussion";
    public const string NotPeerWorkers = "Not about peer workers";
    public const string NotServiceDelivery = "Not about service delivery";
    public const string ResearchOnly = "Involvement in research, not in services";

    /// <summary>One a line; their order is that of the keys 1 to 6.</summary>
    public const string Reasons =
        ReviewOrProtocol + "\n" + NotPeerWorkers + "\n" + NotServiceDelivery + "\n" + ResearchOnly
        + "\nMutual support or consumer-run service\nYouth service";

    public const string IncludeWords =
        "peer support*, peer work*, peer specialist*, peer provi*, peer mentor*, lived experience, co-production, coproduction, co-creation, consumer-provider*, consumer-work*, recovery-orient*";
    public const string ExcludeWords = "systematic review, scoping review, literature review, meta-analysis, protocol, self-help, youth";

    public const string Strategy =
        """
        1  peer support* OR peer work* OR peer specialist* OR peer provider* OR peer mentor* OR peer navigat*
        2  consumer-provider* OR lived experience work* OR recovery coach* OR expert* by experience
        3  1 OR 2
        4  mental health OR mental illness* OR psychiatr* OR substance use* OR addict* OR recovery
        5  role* OR deliver* OR design* OR coproduc* OR co-produc* OR cocreat* OR co-creat* OR involve*
        6  3 AND 4 AND 5
        """;
}
