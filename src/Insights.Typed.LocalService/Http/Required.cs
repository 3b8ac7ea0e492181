namespace Insights.Typed.LocalService.Http;

/// <summary>Fields that a request cannot do without.</summary>
internal static class Required
{
    public static string Text(string? value, string field) => string.IsNullOrWhiteSpace(value) ? throw Refusal.Missing(field) : value;
}
