namespace Insights.Typed.LocalService.Http;

/// <summary>Fields that a request cannot do without.</summary>
internal static class Required
{
    /// <summary>The text without white space around it: the service stores names and queries so.</summary>
    public static string Text(string? value, string field) => string.IsNullOrWhiteSpace(value) ? throw Refusal.Missing(field) : value.Trim();
}
