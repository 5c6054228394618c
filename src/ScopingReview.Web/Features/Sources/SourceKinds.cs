using ScopingReview.Domain.Records;

namespace ScopingReview.Web.Features.Sources;

internal static class SourceKinds
{
    public static string InWords(this InformationSourceKind kind) => kind switch
    {
        InformationSourceKind.Database => "Database",
        InformationSourceKind.Register => "Register",
        InformationSourceKind.Website => "Website",
        InformationSourceKind.Organisation => "Organisation",
        InformationSourceKind.CitationSearching => "Citation searching",
        InformationSourceKind.Contact => "Contact with experts",
        _ => kind.ToString(),
    };

    /// <summary>Databases and registers are always screened by title; the others as the lead says.</summary>
    public static bool ScreensTitles(this InformationSourceKind kind, bool wished) => kind.IsLeftArm() || wished;
}
