namespace ScopingReview.Cli;

/// <summary>What was said on the command line of tables among the inputs.</summary>
/// <param name="Mappings">What columns hold, beyond what their names say.</param>
/// <param name="Sheet">Which sheet of a workbook is read; null for the only one.</param>
public sealed record TableOptions(ColumnMappings Mappings, string? Sheet);
