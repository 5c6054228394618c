namespace ScopingReview.Domain.Charting;

/// <content>What is asked about peer workers' involvement and about the findings.</content>
public static partial class PeerWorkerForm
{
    private static ChartingSection Cycle() => new()
    {
        Title = "The service cycle",
        Items =
        [
            Choice(ChartingItemType.MultipleChoice, ItemKey.Phases, "Service-cycle phase",
                "In which phases of making the service peer workers take part. All that apply.", Nabatchi, required: true,
                Option(Phase.Commission, "Commission", "Identify and prioritise needs, outcomes and resources."),
                Option(Phase.Design, "Design", "Plan and shape services."),
                Option(Phase.Delivery, "Delivery", "Provide the service, peer support included."),
                Option(Phase.Assessment, "Assessment", "Monitor and evaluate the service.")),
            new()
            {
                Key = ItemKey.Involvement,
                Label = "Involvement",
                Type = ChartingItemType.Derived,
                Derivation = new(DerivationRule.InvolvementFromPhases, ItemKey.Phases),
                Definition =
                    "Computed from the phases: co-creation if they contain commission or design, and delivery; co-production if they contain delivery alone or with assessment; otherwise nothing.",
                Source = AkerblomNess,
                Options =
                [
                    Option(DerivedInvolvement.Key(Charting.Involvement.CoCreation), "Co-creation",
                        "Peer workers take part in an early phase (commission or design) and in delivery."),
                    Option(DerivedInvolvement.Key(Charting.Involvement.CoProduction), "Co-production",
                        "Peer workers take part in delivery, with or without assessment, and in no early phase."),
                ],
            },
        ],
    };

    private static ChartingSection Role() => new()
    {
        Title = "The peer worker",
        Items =
        [
            Choice(ChartingItemType.SingleChoice, ItemKey.Role, "Peer-worker role type",
                "The role as the study describes it. One: where two seem to fit, the one that most of the described work belongs to.",
                Voorberg, required: true,
                Option("provider-of-pre-determined-services", "Provider of pre-determined services",
                    "Strictly defined activities within a programme: co-implementer."),
                Option("provider-of-peer-support", "Provider of peer support", "Decides on priorities in supporting service users."),
                Option("partner-in-co-creation", "Partner in co-creation", "Takes part from the early phases: co-designer, co-initiator.")),
            Choice(ChartingItemType.SingleChoice, ItemKey.Intermediary, "Intermediary position",
                "Whether the study describes the peer worker as standing between service users and services.", AkerblomNess, required: true,
                Option("explicitly-described", "Explicitly described",
                    "In words such as bridge, link, connector, navigator, broker, go-between."),
                Option("implicit", "Implicit", "Follows from the described work, without such words."),
                Option("not-described", "Not described")),
            Choice(ChartingItemType.MultipleChoice, ItemKey.IntermediaryFunctions, "Intermediary functions",
                "What the peer worker does in that position. All that apply; none where the position is not described.", AkerblomNess,
                required: false,
                Option("bridging", "Bridging", "Closes the gap between service users and professionals."),
                Option("connecting", "Connecting", "Brings people into contact with other people and with communities."),
                Option("linking", "Linking", "Brings people to services and resources."),
                Option("navigating", "Navigating", "Guides people through the system of services."),
                Option("advocating", "Advocating", "Speaks for service users, or helps them to be heard."),
                Option("translating", "Translating, cultural brokering",
                    "Makes the language and culture of one side understood by the other.")),
            Choice(ChartingItemType.MultipleChoice, ItemKey.CollaboratesWith, "Collaborates with",
                "With whom peer workers do their work. All that apply.", AkerblomNess, required: true,
                Option("service-users", "Service users one to one"),
                Option("groups-of-service-users", "Groups of service users"),
                Option("non-peer-professionals", "Non-peer professionals"),
                Option("managers", "Managers"),
                Option("policy-and-boards", "Policy and boards"),
                Option("community", "Community"),
                Option("families", "Families")),
            Choice(ChartingItemType.SingleChoice, ItemKey.Multidisciplinary, "Multidisciplinary",
                "Whether peer workers work with other professions.", AkerblomNess, required: true,
                Option("environment", "Environment",
                    "Other professions work in the same service; the peer worker is not a member of their team."),
                Option("team", "Team", "The peer worker is a member of a multidisciplinary team."),
                Option("neither", "Neither")),
        ],
    };

    private static ChartingSection Findings() => new()
    {
        Title = "The findings",
        Items =
        [
            Choice(ChartingItemType.SingleChoice, ItemKey.Focus, "Research focus", "What the study is mainly about.", AkerblomNess,
                required: true,
                Option("outcomes", "Outcomes", "What peer workers' involvement leads to."),
                Option("core-peer-worker-characteristics", "Core peer-worker characteristics",
                    "The unique qualities of peer workers and of what they do."),
                Option("implementation", "Implementation", "How peer workers are brought into services, what helps and what hinders.")),
            new() { Key = ItemKey.Outcomes, Label = "Described outcomes", Type = ChartingItemType.LongText, Definition =
                "Outcomes of peer workers' involvement that the study describes, for whom, in its own terms.", Source = AkerblomNess },
            new() { Key = ItemKey.Tokenism, Label = "Co-option or tokenism reported", Type = ChartingItemType.YesNo, Required = true,
                Definition =
                    "Yes if the study reports that peer workers were used for others' ends, drawn into the professionals' way of working, or involved in name only.", Source = AkerblomNess },
        ],
    };
}
