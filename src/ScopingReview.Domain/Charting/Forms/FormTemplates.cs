namespace ScopingReview.Domain.Charting;

/// <summary>A form to begin with.</summary>
/// <param name="Key">What it is asked for by.</param>
/// <param name="Summary">What it is for.</param>
/// <param name="Form">The form, as version 1.</param>
public sealed record FormTemplate(string Key, string Summary, ChartingForm Form);

/// <summary>Forms to begin with; each is changed as the review needs it.</summary>
public static class FormTemplates
{
    private const string Jbi = "Peters et al. 2020, JBI Manual for Evidence Synthesis, chapter 11, doi:10.46658/JBIMES-20-12";
    private const string PrismaScr = "Tricco et al. 2018 (PRISMA-ScR), doi:10.7326/M18-0850";

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<FormTemplate> All { get; } =
    [
        new("jbi", "The items of the charting table that JBI and PRISMA-ScR ask of every scoping review: author, year, origin, aims, population, concept, context, methods, key findings.", JbiForm()),
        new("pcc", "Population, concept and context, with nothing else.", PccForm()),
        new("peer-workers", "Peer workers in co-production and co-creation, after Åkerblom & Ness 2022.", PeerWorkerForm.Form),
        new("appraisal",
            "A checklist of ten questions by which the sources of evidence are appraised, where a review does that (PRISMA-ScR, item 12).",
            AppraisalForm()),
    ];

    /// <summary>A form without items.</summary>
    public static ChartingForm Blank { get; } = new()
    {
        Name = "Charting form",
        Version = 1,
        Sections = [new ChartingSection { Title = "The study", Items = [] }],
    };

    /// <summary>The template of a key; null where there is none.</summary>
    public static FormTemplate? Find(string key) => All.FirstOrDefault(template => template.Key == key);

    private static ChartingForm JbiForm() => new()
    {
        Name = "Charting table after JBI and PRISMA-ScR",
        Version = 1,
        Description = $"After {Jbi}; {PrismaScr}.",
        Sections =
        [
            new ChartingSection
            {
                Title = "The source",
                Items =
                [
                    new() { Key = "authors", Label = "Authors", Type = ChartingItemType.Text, Required = true,
                        PrefilledFrom = BibliographicField.Authors },
                    new() { Key = "year", Label = "Year", Type = ChartingItemType.Year, Required = true,
                        PrefilledFrom = BibliographicField.Year },
                    new() { Key = "origin", Label = "Country of origin", Type = ChartingItemType.Country, Required = true,
                        Definition = "Where the study was conducted; of other sources, where they were published.", Source = Jbi },
                    new() { Key = "region", Label = "Region", Type = ChartingItemType.Derived, Options = WorldRegions.Options,
                        Derivation = new(DerivationRule.RegionOfCountry, "origin"), Definition = "Computed from the countries." },
                    LongText("aims", "Aims", "Aims or purpose of the study, as the report states them."),
                ],
            },
            new ChartingSection
            {
                Title = "Population, concept, context",
                Items = [.. Pcc()],
            },
            new ChartingSection
            {
                Title = "Methods and findings",
                Items =
                [
                    Choice("design", "Study design", "The design of the study as a whole.",
                        ("quantitative", "Quantitative"), ("qualitative", "Qualitative"), ("mixed", "Mixed methods"), ("review", "Review"),
                        ("other", "Other")),
                    LongText("methods", "Methods", "Methodology, data and analysis, in short."),
                    new() { Key = "sample-size", Label = "Sample size", Type = ChartingItemType.Number,
                        Definition = "Participants (or documents) in the analysis." },
                    LongText("findings", "Key findings", "What relates to the question of the review."),
                ],
            },
        ],
    };

    private static ChartingForm PccForm() => new()
    {
        Name = "Population, concept, context",
        Version = 1,
        Description = $"After {Jbi}.",
        Sections = [new ChartingSection { Title = "Population, concept, context", Items = [.. Pcc()] }],
    };

    private static ChartingForm AppraisalForm() => new()
    {
        Name = "Critical appraisal",
        Version = 1,
        Description = "Ten questions on the trustworthiness of a source of evidence. Replace them by the checklist of the design at hand where there is one.",
        Sections =
        [
            new ChartingSection
            {
                Title = "Appraisal",
                Items =
                [
                    Question("question", "Is the question or aim stated clearly?"),
                    Question("design-fits", "Does the design fit the question?"),
                    Question("recruitment", "Are participants described, and how they were recruited?"),
                    Question("sample", "Is the sample adequate to the question?"),
                    Question("data", "Are the data and how they were collected described?"),
                    Question("analysis", "Is the analysis described and adequate?"),
                    Question("results", "Are the results presented in full?"),
                    Question("conclusions", "Do the conclusions follow from the results?"),
                    Question("ethics", "Is ethical approval, or why none was needed, reported?"),
                    Question("interests", "Are funding and conflicts of interest reported?"),
                    LongText("overall", "Overall remark", null) with { Required = false },
                ],
            },
        ],
    };

    private static IEnumerable<ChartingItem> Pcc() =>
    [
        LongText("population", "Population",
            "Who is studied: characteristics, setting of recruitment, number where it matters.") with { Source = Jbi },
        LongText("concept", "Concept", "The intervention, phenomenon or outcome that the review maps.") with { Source = Jbi },
        LongText("context", "Context", "Where and under which circumstances: country, care setting, culture.") with { Source = Jbi },
    ];

    private static ChartingItem LongText(string key, string label, string? definition) =>
        new() { Key = key, Label = label, Type = ChartingItemType.LongText, Required = true, Definition = definition };

    private static ChartingItem Question(string key, string label)
        => new() { Key = key, Label = label, Type = ChartingItemType.YesNo, Required = true };

    private static ChartingItem Choice(string key, string label, string definition, params (string Key, string Label)[] options) => new()
    {
        Key = key,
        Label = label,
        Definition = definition,
        Type = ChartingItemType.SingleChoice,
        Required = true,
        Options = [.. options.Select(option => new ChartingOption { Key = option.Key, Label = option.Label })],
    };
}
