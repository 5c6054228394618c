namespace ScopingReview.Domain.Reporting;

/// <summary>How names of items stand in a caption.</summary>
public static class ChartedTableWords
{
    /// <summary>"Research focus" within a sentence: lower case, unless it is an abbreviation.</summary>
    public static string Lower(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return label.Length > 1 && char.IsUpper(label[0]) && char.IsLower(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;
    }
}
