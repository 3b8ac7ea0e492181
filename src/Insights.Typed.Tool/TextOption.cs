using System.CommandLine;

namespace Insights.Typed.Tool;

/// <summary>
/// An option whose value is text that is not empty. A script passes an empty text if one of its variables is not set, which must not
/// mean the same as no option: without one, logout deletes all sign-ins.
/// </summary>
internal static class TextOption
{
    public static Option<string?> Create(string name, string helpName, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = helpName };
        option.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string?>()))
            {
                result.AddError($"{name} is empty.");
            }
        });
        return option;
    }
}
