namespace ScopingReview.Web.Demo;

/// <summary>The few full texts that are uploaded, each some pages that say what they stand for.</summary>
internal static class DemoPapers
{
    private static readonly string[] _uploaded = ["aminawung-2021", "asad-2016", "balkova-2022", "chisholm-2020", "debyser-2018",
        "tookey-2018"];

    public static bool IsUploaded(string reference) => _uploaded.Contains(reference);

    private const string Foot = "Written for a demonstration; not the article";

    private static readonly (string Heading, string[] Paragraphs)[] _sections =
    [
        ("1 Introduction",
        [
            "Peer workers are employed because they have used services themselves. This document has the shape of an "
                + "article, so that reading, deciding and charting can be tried: headings, paragraphs and pages. It reports "
                + "nothing.",
            "In an article, this part says what is known, what is not, and why the question matters. A reviewer looks "
                + "here for the definition of peer work that the authors use, and for the service it is part of.",
            "It often names the phase of the service that is meant: commissioning, design, delivery or assessment. In "
                + "the demonstration's form each of them can be ticked, with the sentence that says so as evidence.",
        ]),
        ("2 Methods",
        [
            "Here an article tells who took part, where, when and how they were asked. The form beside this document "
                + "asks for the design, the country, the sector and the perspective; what an article does not report is marked "
                + "as not reported.",
            "Two people screen independently. Where they differ, a lead decides, and the decision is kept with its "
                + "rationale. Whoever reads this page in the demonstration can press E, M or I.",
            "A peer support worker may be a provider of services that others determined, a partner, or the one who "
                + "designs. The sentences that tell which of them it is tend to stand in this part.",
            "Ethics, funding and consent are reported at its end.",
        ]),
        ("3 Results",
        [
            "Results are told by theme, by table or by both. A quotation in the chart names its page, so that whoever "
                + "doubts an answer finds the sentence again.",
            "Navigating, bridging, advocating: words like these tell of the position between service users and "
                + "professionals. They are what the form calls the intermediary.",
            "Tables are read twice, once for what they say and once for what their footnotes take back.",
            "Some articles report of several sites, and some of the same site twice; such reports are grouped into one "
                + "study, and counted once.",
        ]),
        ("4 Discussion",
        [
            "A discussion weighs what was found against what was known. For a scoping review it is rarely the place to "
                + "chart from, and often the place where one understands the results.",
            "Limitations named by the authors can be noted with the study. They are not a reason to exclude it: a "
                + "scoping review maps what there is.",
            "Here the document ends. In a review of your own, the PDF that you upload stands in its place.",
        ]),
    ];

    public static byte[] Pdf(DemoReference reference)
    {
        var authors =
            string.Join(", ", reference.Lines.Where(line => line.StartsWith("AU", StringComparison.Ordinal)).Select(line => line[6..]));
        return DemoPdf.Write(reference.First("TI") ?? reference.Id, Foot,
        [
            new DemoBlock(
                $"{authors} ({reference.First("PY")}). {reference.First("T2")}{(reference.First("VL") is { } volume ? ", " + volume : "")}. doi:{reference.First("DO")}"),
            new DemoBlock("This document stands in the place of the article, whose text is not part of the demonstration."),
            .. _sections.SelectMany(section => section.Paragraphs.Select(text => new DemoBlock(text))
                .Prepend(new DemoBlock(section.Heading, IsHeading: true))),
        ]);
    }
}
