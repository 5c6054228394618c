using System.Globalization;

namespace ScopingReview.Web.Demo;

/// <summary>
/// Text in the place of the authors' abstracts, which must not be copied. It says so in its first words, tells no findings, and follows
/// what the title announces; like everything made up, it comes out the same each time.
/// </summary>
internal static class DemoAbstracts
{
    /// <summary>First words of each: nobody shall take it for the authors'.</summary>
    public const string Mark = "[Written for this demonstration, not by the authors.]";

    /// <summary>Some records have none, as in every real search.</summary>
    private const double WithoutAbstract = 0.1;

    private static readonly string[] _backgrounds =
    [
        "People who have used services themselves are employed in more and more of them, under many titles and with many tasks.",
        "Peer support workers bring lived experience into teams that were built without it, and what they are asked to "
            + "do differs from place to place.",
        "Co-production asks that those who use a service take part in how it is planned, delivered and judged.",
        "Recovery-oriented policies name peer work as a cornerstone, while its part in everyday services is seldom spelled out.",
        "Employing consumer-providers raises questions about roles, boundaries and what colleagues expect.",
        "Between the people who use a service and the professionals who run it, peer specialists often stand in the middle.",
        "Lived experience has become a qualification for work, and organisations are learning what that means.",
        "Little is written about how peer workers shape the services that employ them, rather than only deliver what others designed.",
        "Where peer providers join a team, both the team and the work of the peers change.",
    ];

    private static readonly string[] _aims =
    [
        "To describe the work that this concerns, from the first day to supervision.",
        "To learn what helps and what hinders it in daily practice.",
        "To find out how the people involved understand it and what they would change.",
        "To follow how the role was shaped, by whom, and with what support.",
        "To set out who took part in decisions about the service, and at which point.",
        "To compare what was planned with what was done.",
        "To gather what peer workers and their colleagues say about working together.",
    ];

    private static readonly string[] _otherMethods =
    [
        "Records of meetings, job descriptions and field notes were read together over {0} months.",
        "A survey was sent to {0} services, and a part of those who answered were telephoned.",
        "Two workshops with {0} people looked at cases from practice, one at a time.",
        "{0} conversations were recorded, written out and sorted by two people independently.",
        "Documents of {0} teams were compared with what their members told.",
        "Over {0} weeks a diary was kept by everybody who took part.",
    ];

    private static readonly string[] _results =
    [
        "Three themes are described: finding one's place, being a bridge, and staying oneself.",
        "What was done falls into support of individuals, help with practical matters, and work on the service itself.",
        "Accounts differ most on training, pay and who supervises.",
        "Peer mentors, nurses and managers name the same situations and explain them differently.",
        "Taking part from the beginning is told of as unlike being asked at the end.",
        "Trust, time and a clear task come up in nearly all accounts; titles do not.",
        "Some describe navigating between offices as the larger part of the day.",
        "Speaking up for others is told of both as the point of the work and as its burden.",
        "Where two peers worked together, they tell of less isolation.",
        "Decisions about the service were shared in some places and announced in others.",
    ];

    private static readonly string[] _conclusions =
    [
        "Services that employ peer workers should say what for, and ask them.",
        "Roles that grow with the work need room to do so, and somebody to talk to.",
        "Co-creation begins with who is in the room when the question is asked.",
        "Supervision by people with lived experience deserves a closer look.",
        "Further work should follow services from commissioning to assessment.",
        "What is shared and what is not should be written down before the work begins.",
        "Clear tasks and open doors are named more often than programmes.",
    ];

    /// <summary>The references with an abstract each, but some.</summary>
    public static IReadOnlyList<DemoReference> AddTo(
        IReadOnlyList<DemoReference> references, IReadOnlyDictionary<string, DemoTitleFacts> titles)
        => [.. references.Select(reference => DemoHash.Fraction("abstract", reference.Id) < WithoutAbstract ? reference
            : reference.Adding("AB", Of(reference, titles.GetValueOrDefault(reference.Id))))];

    internal static string Of(DemoReference reference, DemoTitleFacts? facts)
        => $"{Mark} BACKGROUND: {Pick(_backgrounds, "background", reference)} AIM: {Pick(_aims, "aim", reference)} "
            + $"METHODS: {Methods(reference, facts)} RESULTS: {Pick(_results, "result", reference)} {Second(reference)} "
            + $"CONCLUSIONS: On “{ShortTitle(reference)}”: {Pick(_conclusions, "conclusion", reference)}";

    private static string Methods(DemoReference reference, DemoTitleFacts? facts)
    {
        var title = reference.First("TI") ?? "";
        var number = Number("people", reference, from: 9, to: 48);
        var place = facts?.Country is [var country, ..] ? $" in {country}" : "";
        if (title.Contains("protocol", StringComparison.OrdinalIgnoreCase))
            return "A protocol for a study that has not begun; people are to be interviewed twice.";
        if (title.Contains("review", StringComparison.OrdinalIgnoreCase) || title.Contains("meta-", StringComparison.OrdinalIgnoreCase))
            return $"A literature review: {Number("databases", reference, from: 3, to: 8)} databases were searched and two people screened what was found.";
        return facts?.Design switch
        {
            "qualitative" => $"Semi-structured interviews with {number} {People(facts)}{place} were analysed by themes.",
            "rct-or-clinical-trial" =>
                $"People were randomised to usual care or to usual care with a peer specialist{place}; {number} of them were interviewed.",
            "mixed-methods" => $"Questionnaires and interviews with {number} {People(facts)}{place} were brought together.",
            _ => string.Format(CultureInfo.InvariantCulture, Pick(_otherMethods, "method", reference), number),
        };
    }

    private static string People(DemoTitleFacts facts) => facts.Perspective switch
    {
        ["peer-workers", ..] => "peer workers",
        ["service-users", ..] => "service users",
        ["managers", ..] => "managers",
        ["non-peer-professionals", ..] => "colleagues of peer workers",
        ["caregivers", ..] => "family members",
        _ => "people who work in or use the services",
    };

    /// <summary>Another result than the first.</summary>
    private static string Second(DemoReference reference)
    {
        var first = DemoHash.Number("result", reference.Id) % (uint)_results.Length;
        return _results[(first + 1 + DemoHash.Number("second result", reference.Id) % (uint)(_results.Length - 1)) % (uint)_results.Length];
    }

    private static string ShortTitle(DemoReference reference) => (reference.First("TI") ?? "this work").Split([':', '?'])[0].Trim();

    private static string Pick(string[] texts, string purpose, DemoReference reference)
        => texts[DemoHash.Number(purpose, reference.Id) % (uint)texts.Length];

    private static uint Number(string purpose, DemoReference reference, uint from, uint to)
        => from + DemoHash.Number(purpose, reference.Id) % (to - from);
}
