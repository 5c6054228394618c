using ScopingReview.Domain.Formats;

namespace ScopingReview.Cli;

/// <summary>What was said on the command line of how the inputs are read.</summary>
/// <param name="Mappings">What columns of tables hold, beyond what their names say.</param>
/// <param name="Sheet">Which sheet of a workbook is read; null for the only one.</param>
/// <param name="Encoding">Null to go by the bytes.</param>
public sealed record TableOptions(ColumnMappings Mappings, string? Sheet = null, FileEncoding? Encoding = null);
