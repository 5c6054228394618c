namespace ScopingReview.Domain.Charting;

/// <content>What is asked about the study and its setting.</content>
public static partial class PeerWorkerForm
{
    private static ChartingSection Study() => new()
    {
        Title = "The study",
        Items =
        [
            new() { Key = ItemKey.Authors, Label = "Authors", Type = ChartingItemType.Text, Required = true,
                PrefilledFrom = BibliographicField.Authors, Definition = "Authors of the study's main report.", Source = AkerblomNess },
            new() { Key = ItemKey.Year, Label = "Year", Type = ChartingItemType.Year, Required = true, PrefilledFrom =
                BibliographicField.Year, Definition = "Year in which the main report was published.", Source = AkerblomNess },
            new() { Key = ItemKey.Country, Label = "Country", Type = ChartingItemType.Country, Required = true,
                Definition = "Where the study was done, not where its authors work. Several for a study with sites in several countries.",
                Source = AkerblomNess },
            new() { Key = ItemKey.Region, Label = "Region", Type = ChartingItemType.Derived,
                Derivation = new(DerivationRule.RegionOfCountry, ItemKey.Country), Options = WorldRegions.Options,
                Definition = "Computed from the countries. A study with countries in several regions counts in each of them.",
                Source = AkerblomNess },
            Choice(ChartingItemType.SingleChoice, ItemKey.Design, "Study design", "The design of the study as a whole.", AkerblomNess,
                required: true,
                Option("rct-or-clinical-trial", "RCT or clinical trial",
                    "Participants are allocated to an intervention by the researchers, at random or not."),
                Option("other-quantitative", "Other quantitative",
                    "Surveys, cohorts, before–after and register studies, scale development."),
                Option("qualitative", "Qualitative", "Interviews, focus groups, observation, documents, analysed as text."),
                Option("mixed", "Mixed methods", "Quantitative and qualitative data that are brought together."),
                Option("case-study", "Case study", "One service, programme or organisation described from several kinds of data.")),
            Choice(ChartingItemType.MultipleChoice, ItemKey.Perspective, "Perspective",
                "Whose experience or views the data give. All that apply.", AkerblomNess, required: true,
                Option("service-users", "Service users"),
                Option("peer-workers", "Peer workers"),
                Option("non-peer-professionals", "Non-peer professionals"),
                Option("managers", "Managers"),
                Option("caregivers", "Caregivers", "Family members and others close to service users.")),
            new() { Key = ItemKey.Funding, Label = "Funding", Type = ChartingItemType.LongText,
                Definition = "Who paid for the study, and for the peer workers' posts where it is said.", Source = AkerblomNess },
        ],
    };

    private static ChartingSection Setting() => new()
    {
        Title = "The setting",
        Items =
        [
            Choice(ChartingItemType.MultipleChoice, ItemKey.Context, "Service context", "Where the peer workers work. All that apply.",
                AkerblomNess, required: true,
                Option("hospital", "Hospital", "Inpatient wards, emergency departments, hospital-based clinics."),
                Option("community", "Community",
                    "Community mental health or substance use services, residential and day services, peer-run organisations."),
                Option("outreach", "Outreach", "Services that seek people out where they are: at home, in the street, in shelters."),
                Option("veteran", "Veteran health care", "Services for veterans of the armed forces."),
                Option("forensic", "Forensic", "Prisons, courts, secure units, probation and re-entry."),
                Option("primary-care", "Primary care", "General practice and other first-contact health services."),
                Option("perinatal", "Perinatal", "Programmes for pregnant women and mothers of infants."),
                Option("digital", "Digital", "By telephone, text message, app or video."),
                Option("education", "Education and training", "Recovery colleges, schools, universities, training of staff."),
                Option("other", "Other", "None of these; say in the note what it is.")),
            Choice(ChartingItemType.SingleChoice, ItemKey.Sector, "Sector", "The problems the service is for.", AkerblomNess,
                required: true,
                Option("mental-health", "Mental health"),
                Option("substance-use", "Substance use"),
                Option("both", "Mental health and substance use", "The service is for both, or for people who have both."),
                Option("other", "Other", "Neither; say in the note what it is.")),
        ],
    };
}
