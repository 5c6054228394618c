namespace ScopingReview.Browser.Tests.Support;

/// <summary>A journey failed; the message says also what its pages showed then.</summary>
public sealed class JourneyFailedException(string message, Exception failure) : Exception(message, failure);
