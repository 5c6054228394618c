namespace ScopingReview.Domain.Charting;

/// <summary>
/// The built-in form "Peer workers in co-production and co-creation", after Åkerblom &amp; Ness 2022 (doi:10.1007/s10488-022-01242-x):
/// phases of the service cycle after Nabatchi, Sancino &amp; Sicilia 2017 (doi:10.1111/puar.12765), roles after Voorberg et al. 2015
/// (doi:10.1080/14719037.2014.930505).
/// </summary>
public static partial class PeerWorkerForm
{
    private const string AkerblomNess = "Åkerblom & Ness 2022, doi:10.1007/s10488-022-01242-x";
    private const string Nabatchi = "Nabatchi, Sancino & Sicilia 2017, doi:10.1111/puar.12765";
    private const string Voorberg = "Voorberg, Bekkers & Tummers 2015, doi:10.1080/14719037.2014.930505";

    /// <summary>Version 1 of the form, to be published in a review as it is or changed first.</summary>
    public static ChartingForm Form { get; } = new()
    {
        Name = "Peer workers in co-production and co-creation",
        Version = 1,
        Description = $"After {AkerblomNess}; phases after {Nabatchi}; roles after {Voorberg}.",
        Sections = [Study(), Setting(), Cycle(), Role(), Findings()],
    };

    private static ChartingOption Option(string key, string label, string? definition = null) =>
        new() { Key = key, Label = label, Definition = definition };

    private static ChartingItem Choice(ChartingItemType type, string key, string label, string definition, string source, bool required,
        params IReadOnlyList<ChartingOption> options) =>
        new() { Key = key, Label = label, Definition = definition, Source = source, Type = type, Required = required, Options = options };
}
