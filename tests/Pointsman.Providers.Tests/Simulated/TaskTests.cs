using Pointsman.Providers.Simulated;
using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

public sealed class TaskTests
{
    [Theory]
    [InlineData("What is 17*23?", "391")]
    [InlineData("17 × 23", "391")]
    [InlineData("Calculate (12 + 30) * 2 - 4.", "80")]
    [InlineData("What's 15% of 240?", "36")]
    [InlineData("What is 12 plus 30 times 2?", "72")]
    [InlineData("How much is 1,250 divided by 8", "156.25")]
    [InlineData("What is 2 to the power of 10?", "1024")]
    [InlineData("What is the square root of 144?", "12")]
    [InlineData("Compute 7 squared minus 9", "40")]
    public void Arithmetic_is_computed(string prompt, string answer) => Assert.Equal(answer, Right(prompt));

    [Theory]
    [InlineData("Tom has 5 apples and buys 7 more. How many apples does he have?", "12")]
    [InlineData("Anna had 20 cookies. She gave 6 to her brother and ate 2. How many cookies are left?", "12")]
    [InlineData("There are 4 boxes with 12 pencils each. 8 pencils are used. How many pencils are left?", "40")]
    [InlineData("A train travels at 60 km per hour for 3 hours. How far does it get?", "180")]
    [InlineData("Mia has 30 beads, gives 6 to Tom and 2 to Ann. How many are left?", "22")]
    [InlineData("Tom has 5 boxes with 12 pencils each and gives 8 away. How many are left?", "52")]
    [InlineData("A bag of 24 sweets is shared equally among 6 children. How many does each get?", "4")]
    public void Stories_with_numbers_are_computed_step_by_step(string prompt, string answer) =>
        Assert.Equal(answer, Right(prompt));

    [Theory]
    [InlineData("How many r's are in strawberry?", "3")]
    [InlineData("How many times does the letter 'e' appear in \"nevertheless\"?", "4")]
    [InlineData("Count the letter s in the word Mississippi", "4")]
    [InlineData("How many words are in: the quick brown fox jumps", "5")]
    [InlineData("How many vowels are in the word education?", "5")]
    [InlineData("How many letters are there in the word banana?", "6")]
    [InlineData("Count the sentences.\nText: It rained. We stayed in! Was it cold?", "3")]
    public void Letters_words_and_sentences_are_counted(string prompt, string answer) =>
        Assert.Equal(answer, Right(prompt));

    [Theory]
    [InlineData("Sort these numbers in ascending order: 5, 3, 11, 1", "1, 3, 5, 11")]
    [InlineData("Sort these numbers from largest to smallest: 5 3 11 1", "11, 5, 3, 1")]
    [InlineData("Sort alphabetically: pear, Apple, banana", "Apple, banana, pear")]
    [InlineData("Arrange the list in descending order: [2, 9, 4]", "[9, 4, 2]")]
    [InlineData("Sort the names:\n- Zoe\n- Adam\n- Mia", "Adam\nMia\nZoe")]
    public void Lists_are_sorted(string prompt, string answer) => Assert.Equal(answer, Right(prompt));

    [Theory]
    [InlineData("Classify the sentiment as positive, negative or neutral: I love this phone, it is great.", "positive")]
    [InlineData(
        "What is the sentiment of this review?\nReview: Not good at all, a waste of money.\nSentiment:", "negative")]
    [InlineData(
        "Classify the ticket into one of: billing, technical, shipping. Text: \"I was charged twice\"", "billing")]
    [InlineData(
        "Which category fits? Categories:\n- Sports\n- Politics\n- Science\nText: The team won the final match.",
        "Sports")]
    [InlineData("Classify this message as spam or ham: You are a winner, claim your free prize now", "spam")]
    public void Texts_are_classified_by_the_labels_of_the_prompt(string prompt, string answer) =>
        Assert.Equal(answer, Right(prompt));

    [Fact]
    public void The_instruction_may_stand_in_the_system_message() => Assert.Equal(
        "shipping",
        Right(
            "My parcel has not arrived.",
            "Classify the user's message as billing, technical or shipping. Label only."));

    [Theory]
    [InlineData(
        "Extract all email addresses from: write to ann@example.com or bob.b@test.org.",
        "ann@example.com\nbob.b@test.org")]
    [InlineData(
        "Find the dates in this text: It began on 2024-03-01 and ended on 5 May 2024.", "2024-03-01\n5 May 2024")]
    [InlineData("List the amounts in: We paid $1,200.50 for it and €30 for shipping.", "$1,200.50\n€30")]
    [InlineData("Extract the email and the date: mail me at a@b.io by 2025-01-02", "email: a@b.io\ndate: 2025-01-02")]
    [InlineData("Extract the email addresses from: there is none here", "None")]
    public void Forms_are_extracted_from_texts(string prompt, string answer) => Assert.Equal(answer, Right(prompt));

    [Theory]
    [InlineData("What is 6*7?\nA) 36\nB) 42\nC) 48\nD) 54", "B")]
    [InlineData("How many r are in strawberry?\nA. 2\nB. 4\nC. 3", "C")]
    [InlineData("What is the capital of Norway?\n(A) Oslo\n(B) Bergen", "A")]
    public void The_right_option_is_the_one_that_can_be_computed(string prompt, string answer) =>
        Assert.Equal(answer, Right(prompt));

    [Theory]
    [InlineData("Translate to German: Good morning, my friend!", "Guten Morgen, mein Freund!")]
    [InlineData("Translate \"the dog and the cat\" into French", "le chien et le chat")]
    [InlineData("How do you say thank you in Italian?", "grazie")]
    public void Words_of_the_dictionary_are_translated(string prompt, string answer) =>
        Assert.Equal(answer, Right(prompt));

    [Theory]
    [InlineData("Summarize in one sentence: Rain fell all day. The river rose. People left.", "Rain fell all day.")]
    [InlineData(
        "Give me two bullet points as a summary.\nText: One came. Two went. Three stayed.", "- One came.\n- Two went.")]
    public void A_summary_is_the_first_sentences(string prompt, string answer) => Assert.Equal(answer, Right(prompt));

    [Theory]
    [InlineData("Write a Python function that computes the factorial of n", "def factorial(n):")]
    [InlineData("Implement a function that sorts a list in C#", "static int[] BubbleSort")]
    [InlineData("Write a JavaScript function to check whether a number is prime.", "function isPrime(n)")]
    public void Well_known_functions_are_written(string prompt, string piece) => Assert.Contains(piece, Right(prompt));

    [Theory]
    [InlineData("Say hello", "hello")]
    [InlineData("Reply with exactly \"pong\" and nothing else.", "pong")]
    [InlineData("Repeat after me: the quick brown fox", "the quick brown fox")]
    public void What_is_to_be_said_is_said(string prompt, string answer) => Assert.Equal(answer, Right(prompt));

    [Theory]
    [InlineData(
        "Which is better?\nQuestion: Why is the sky blue?\nAnswer A: No idea.\nAnswer B: The sky is blue. Light.",
        "B")]
    [InlineData("Rate the answer from 1 to 5.\nReference: Oslo lies in Norway\nAnswer: Oslo lies in Norway", "5")]
    [InlineData("Rate the answer from 1 to 5.\nReference: Oslo lies in Norway\nAnswer: Bananas grow", "1")]
    public void Answers_are_judged_by_the_words_they_share(string prompt, string answer) =>
        Assert.Equal(answer, Right(prompt));

    [Theory]
    [InlineData("What do you think of modern jazz?")]
    [InlineData("My meeting is on 2024-05-06.")]
    [InlineData("Tell me a story about 3 dragons")]
    [InlineData("In order to learn piano, what should I do?")]
    public void Other_prompts_are_no_known_task(string prompt) => Assert.Null(KnownTasks.Solve(Prompt(prompt)));

    [Theory]
    [InlineData("What is 17*23?")]
    [InlineData("How many r's are in strawberry?")]
    [InlineData("Sort alphabetically: pear, Apple, banana")]
    [InlineData("Translate to German: Good morning, my friend!")]
    [InlineData("Extract all email addresses from: write to ann@example.com or bob.b@test.org.")]
    [InlineData("Write a Python function that computes the factorial of n")]
    public void Every_wrong_answer_differs_from_the_right_one(string prompt)
    {
        Solution solution = KnownTasks.Solve(Prompt(prompt))!;
        Assert.NotEmpty(solution.Wrong);
        Assert.DoesNotContain(solution.Right, solution.Wrong);
        Assert.InRange(solution.Difficulty, 0.0, 1.0);
    }

    [Theory]
    [InlineData("What is 3*4?", "What is 17*23?", "What is 1783*2391?", "What is 1783*2391*77?")]
    [InlineData(
        "How many e are in bee?", "How many s are in Mississippi?",
        "How many e in \"the greenest of evergreen trees we see\"?")]
    [InlineData("Sort: 3, 1", "Sort: 5, 9, 1, 4, 4, 7", "Sort: 5, 9, 1, 4, 3, 7, 12, 81, 33, 2, 6, 8, 17, 21, 22")]
    public void More_work_is_more_difficult(params string[] prompts)
    {
        var difficulties = prompts.Select(prompt => KnownTasks.Solve(Prompt(prompt))!.Difficulty).ToList();
        Assert.Equal(difficulties.Order(), difficulties);
        Assert.Equal(difficulties.Count, difficulties.Distinct().Count());
    }

    private static string? Right(string prompt, string system = "") => KnownTasks.Solve(Prompt(prompt, system))?.Right;

    private static Prompt Prompt(string question, string system = "") => Providers.Simulated.Prompt.Of(new Ask
    {
        Key = new Chance(1).With(question),
        Turns = [new Turn { Role = "system", Text = system }, new Turn { Role = "user", Text = question }],
    });
}
