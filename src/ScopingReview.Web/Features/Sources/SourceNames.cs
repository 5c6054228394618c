using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Sources;

internal static class SourceNames
{
    /// <summary>Sources of that name, whatever its case: "Pubmed" and "PubMed" are one database.</summary>
    public static IQueryable<InformationSource> Named(this IQueryable<InformationSource> sources, string name)
    {
        var pattern = name.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
        return sources.Where(s => EF.Functions.ILike(s.Name, pattern, @"\"));
    }
}
