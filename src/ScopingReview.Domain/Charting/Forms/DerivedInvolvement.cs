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
/// Co-creation asks for both: an early phase (commission or design) and delivery. Delivery without an early phase is co-production, with
/// assessment or without. Where delivery is not among the phases, or they are not charted, not reported or unclear, nothing is derived:
/// peer workers who shape a service that they do not take part in are neither.
/// </remarks>
public static class DerivedInvolvement
{
    /// <summary>Involvement of the answer about phases; null where it is missing, "not reported", "unclear" or without delivery.</summary>
    public static Involvement? Of(ChartAnswer? phases)
    {
        if (phases is not { State: ChartAnswerState.Given, IsAnswered: true } || !phases.Values.Contains(PeerWorkerForm.Phase.Delivery))
            return null;
        var early = phases.Values.Contains(PeerWorkerForm.Phase.Commission) || phases.Values.Contains(PeerWorkerForm.Phase.Design);
        return early ? Involvement.CoCreation : Involvement.CoProduction;
    }

    /// <summary>Option key of an involvement.</summary>
    public static string Key(Involvement involvement) => involvement switch
    {
        Involvement.CoCreation => "co-creation",
        Involvement.CoProduction => "co-production",
        _ => throw new ArgumentOutOfRangeException(nameof(involvement), involvement, "Not an involvement."),
    };
}
