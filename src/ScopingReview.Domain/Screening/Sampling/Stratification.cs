using System.Globalization;

namespace ScopingReview.Domain.Screening;

/// <summary>By what a sample is stratified.</summary>
public enum Stratification
{
    /// <summary>Not at all: one ranking over the whole frame.</summary>
    None,

    /// <summary>By the information source of the record.</summary>
    InformationSource,

    /// <summary>By its year of publication.</summary>
    PublicationYear,
}

/// <summary>Names of strata, fit for the hash of a frame.</summary>
public static class Strata
{
    /// <summary>The stratum of records without a year.</summary>
    public const string NoYear = "no year";

    /// <summary>The stratum of a record; null where nothing is stratified.</summary>
    /// <param name="by">By what.</param>
    /// <param name="source">Name of the record's own source. Control characters, which could pass for separators, become spaces.</param>
    /// <param name="year">Year of publication.</param>
    public static string? Of(Stratification by, string source, int? year)
    {
        ArgumentNullException.ThrowIfNull(source);
        return by switch
        {
            Stratification.InformationSource => Named(source),
            Stratification.PublicationYear => year?.ToString(CultureInfo.InvariantCulture) ?? NoYear,
            _ => null,
        };
    }

    private static string Named(string source)
    {
        var name = string.Concat(source.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return name.Length == 0 ? "(no name)" : name;
    }
}
