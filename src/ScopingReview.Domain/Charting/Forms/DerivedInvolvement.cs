namespace ScopingReview.Domain.Charting;

/// <summary>How far into the making of a service peer workers are involved.</summary>
public enum Involvement
{
    /// <summary>They take part in providing the service, not in its early phases.</summary>
    CoProduction,

    /// <summary>They take part from the early phases on: in commissioning or designing the service, and in delivering it.</summary>
    CoCreation,
}

/// <summary>
/// Derives involvement from the phases of the service cycle (commission, design, delivery, assessment: Nabatchi, Sancino &amp; Sicilia
/// 2017, doi:10.1111/puar.12765), as Åkerblom &amp; Ness 2022 (doi:10.1007/s10488-022-01242-x) tell co-creation from co-production.
/// </summary>
/// <remarks>
/// Co-creation asks for both: an early phase (commission or design) and delivery. Everything else that was charted is co-production:
/// delivery alone, delivery with assessment, assessment alone, and an early phase without delivery, where peer workers shape
/// a service that they do not take part in. Where the phases are not charted, not reported or unclear, nothing is derived.
/// </remarks>
public static class DerivedInvolvement
{
    /// <summary>Involvement of the answer about phases; null where it is missing, "not reported" or "unclear".</summary>
    public static Involvement? Of(ChartAnswer? phases)
    {
        if (phases is not { State: ChartAnswerState.Given, IsAnswered: true })
            return null;
        var early = phases.Values.Contains(PeerWorkerForm.Phase.Commission) || phases.Values.Contains(PeerWorkerForm.Phase.Design);
        return early && phases.Values.Contains(PeerWorkerForm.Phase.Delivery) ? Involvement.CoCreation : Involvement.CoProduction;
    }

    /// <summary>Option key of an involvement.</summary>
    public static string Key(Involvement involvement) => involvement switch
    {
        Involvement.CoCreation => "co-creation",
        Involvement.CoProduction => "co-production",
        _ => throw new ArgumentOutOfRangeException(nameof(involvement), involvement, "Not an involvement."),
    };
}
