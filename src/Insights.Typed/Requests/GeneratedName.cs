using System.Text;

namespace Insights.Typed.Requests;

/// <summary>
/// Generates names of queries. They contain only letters, digits and spaces: some programs had to change their names to
/// these characters, and every name that Microsoft publishes consists of them.
/// </summary>
internal static class GeneratedName
{
    /// <summary>The description that identifies a query that was created with a report and is deleted with it.</summary>
    public const string Description = "Created by Insights.Typed together with its report, and deleted with it.";

    private const string Prefix = "Insights Typed";

    /// <summary>The maximum length of a name. The service documents no limit; this one keeps a name readable in lists (our choice).</summary>
    private const int MaxSubjectLength = 100;

    /// <summary>Returns a name for a query: letters and digits, and a space instead of other characters. Null if none is left.</summary>
    public static string? Clean(string name)
    {
        var words = new string([.. name.Select(character => char.IsLetterOrDigit(character) ? character : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : string.Join(' ', words);
    }

    /// <summary>Creates a unique name.</summary>
    /// <param name="subject">The subject, such as a report's name: the characters that are allowed in a name are kept.</param>
    public static string Create(string subject)
    {
        var builder = new StringBuilder();
        foreach (var character in subject)
        {
            if (builder.Length == MaxSubjectLength)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(character))
            {
                builder.Append(character);
            }
            else if (builder.Length > 0 && builder[^1] != ' ')
            {
                builder.Append(' ');
            }
        }

        var cleanedSubject = builder.ToString().TrimEnd();
        return cleanedSubject.Length == 0 ? $"{Prefix} {Guid.NewGuid():N}" : $"{Prefix} {cleanedSubject} {Guid.NewGuid():N}";
    }
}
