using System.ComponentModel.DataAnnotations;

namespace ScopingReview.Web.Features.FullText;

/// <summary>Settings under "FullTexts".</summary>
public sealed class FullTextOptions
{
    public const string Section = "FullTexts";

    /// <summary>Largest PDF that is accepted, in megabytes (1,048,576 bytes).</summary>
    [Range(1, 2000, ErrorMessage = "FullTexts:MaxMegabytes must lie between 1 and 2000.")]
    public int MaxMegabytes { get; set; } = 100;

    public long MaxBytes => MaxMegabytes * 1024L * 1024L;
}
