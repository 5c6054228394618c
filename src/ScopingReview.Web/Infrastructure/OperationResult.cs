namespace ScopingReview.Web.Infrastructure;

/// <summary>The expected outcome of an operation: done, or not done with a sentence for the person that says why and what to do.</summary>
public sealed record OperationResult(bool Succeeded, string? Message = null)
{
    public static OperationResult Done { get; } = new(true);
    public static OperationResult Refused(string message) => new(false, message);
    public static OperationResult<T> Of<T>(T value) => new(true, value, null);
    public static OperationResult<T> Refused<T>(string message) => new(false, default, message);
}

/// <inheritdoc cref="OperationResult"/>
public sealed record OperationResult<T>(bool Succeeded, T? Value, string? Message);
