using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Shared.Records;

public static class StatusDisplayText
{
    public static string InWords(this ScreeningStage stage) => stage == ScreeningStage.TitleAbstract ? "Title and abstract" : "Full text";

    public static string InWords(this ScreeningStatus status) => status switch
    {
        ScreeningStatus.Pending => "Pending",
        ScreeningStatus.Included => "Included",
        ScreeningStatus.Excluded => "Excluded",
        ScreeningStatus.Conflict => "Conflict",
        ScreeningStatus.NeedsResolution => "Needs resolution",
        _ => status.ToString(),
    };
}
