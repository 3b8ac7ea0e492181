using System.Text.RegularExpressions;

namespace Insights.Typed.Tool.Export.Configuration;

/// <summary>A setting that names an environment variable with a secret.</summary>
internal static partial class VariableName
{
    /// <exception cref="ToolException">
    /// The value is not such a name. It can be the secret itself, entered by mistake, so the message does not have it, and it must
    /// not be written to the file.
    /// </exception>
    public static void Check(string? name, string setting)
    {
        if (name is not null && !Pattern().IsMatch(name))
        {
            throw new ToolException($"{setting} must be the name of an environment variable, of letters, digits and '_', not the secret itself. Set the variable to the secret.");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
