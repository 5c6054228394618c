using static ScopingReview.Web.Demo.DemoTexts;

namespace ScopingReview.Web.Demo;

internal enum DemoFate
{
    /// <summary>One of the studies with charting facts: included and charted.</summary>
    Charted,

    /// <summary>Included, nobody has charted it.</summary>
    Included,

    /// <summary>The full text is there, nobody has read it.</summary>
    Waiting,

    /// <summary>The full text is still sought.</summary>
    Sought,
    NotRetrieved,
    ExcludedAtFullText,
    ExcludedByTitle,

    /// <summary>The first reviewer has not come to its title.</summary>
    Unread,
}

/// <summary>How far each reference comes in the demo. Made up, but such that a reader of the titles would not wonder.</summary>
internal sealed class DemoFates(IReadOnlyDictionary<string, DemoFacts> facts)
{
    private static readonly string[] _included =
        ["balkova-2022", "byrne-2015", "gillard-2014", "gillard-2014b", "gillard-2015", "green-2013", "kidd-2016", "ogundipe-2019",
            "siantz-2018"];
    private static readonly string[] _waiting = ["asad-2016", "debyser-2018", "moran-2012", "siantz-2018b", "storm-2020", "wall-2021"];
    private static readonly string[] _sought = ["byrne-2013", "mutschler-2019", "voronka-2019"];
    private static readonly string[] _unread =
    [
        "barrenger-2020", "chinman-2016", "clossey-2016", "crane-2016", "davidson-2021", "dyble-2014", "edan-2021", "jarvinen-2021",
        "king-2018", "kuhn-2015",
        "lennox-2021", "marks-2022", "mirbahaeddin-2022", "moran-2013", "moran-2020", "oborn-2019", "olding-2022", "poremski-2021",
        "possemato-2019", "repper-2011",
        "roennfeldt-2020", "siantz-2016", "thomas-2018", "watson-2017", "zeng-2020",
    ];
    private static readonly string[] _reviews =
    [
        "chinman-2014", "davidson-2012", "davidson-2021", "ibrahim-2020", "king-2018", "lloydevans-2014", "mirbahaeddin-2022", "moran-2020",
        "mutschler-2021", "pitt-2013", "repper-2011", "watson-2017", "white-2020",
    ];
    private static readonly Dictionary<string, string> _notRetrieved = new(StringComparer.Ordinal)
    {
        ["marino-2016"] = "Not held by the library; two requests to the authors were not answered.",
        ["pantridge-2016"] = "Interlibrary loan could not supply it.",
    };
    private static readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal)
    {
        ["akerblom-2021"] = ReviewOrProtocol,
        ["bellamy-2017"] = ReviewOrProtocol,
        ["farkas-2018"] = ReviewOrProtocol,
        ["gagne-2018"] = ReviewOrProtocol,
        ["gillard-2017"] = ReviewOrProtocol,
        ["gillard-2019"] = ReviewOrProtocol,
        ["jenkins-2020"] = ReviewOrProtocol,
        ["kent-2019"] = ReviewOrProtocol,
        ["walker-2013"] = ReviewOrProtocol,
        ["wallace-2018"] = ReviewOrProtocol,
        ["gillard-2010"] = ResearchOnly,
        ["goldsmith-2019"] = ResearchOnly,
        ["chang-2021"] = NotPeerWorkers,
        ["cooke-2015"] = NotServiceDelivery,
    };

    public DemoFate Of(string id)
        => facts.ContainsKey(id) ? DemoFate.Charted
            : _included.Contains(id) ? DemoFate.Included
            : _waiting.Contains(id) ? DemoFate.Waiting
            : _sought.Contains(id) ? DemoFate.Sought
            : _notRetrieved.ContainsKey(id) ? DemoFate.NotRetrieved
            : _reasons.ContainsKey(id) ? DemoFate.ExcludedAtFullText
            : _unread.Contains(id) ? DemoFate.Unread
            : DemoFate.ExcludedByTitle;

    /// <summary>A title that two people could read differently: reviews on peer work, and what passes titles but not full text.</summary>
    public static bool IsBorderline(string id) => _reviews.Contains(id) || _reasons.ContainsKey(id);

    /// <summary>Reason of a reference that is excluded at full text.</summary>
    public static string ReasonOf(string id) => _reasons[id];

    /// <summary>Why a reference could not be retrieved.</summary>
    public static string WhyNotRetrieved(string id) => _notRetrieved[id];

    public static bool PassesTitles(DemoFate fate) => fate is not (DemoFate.ExcludedByTitle or DemoFate.Unread);
}
