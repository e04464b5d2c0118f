package dev.portico.portal.outbox;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of mails to people and of their pages, in templates {@code letters:…}; the texts are in {@code messages/letters_<language>.properties}. */
@MessageBundle("letters")
public interface LetterTexts {
    String subject_assigned(String subject);

    String hello(String person);

    String answered(String author);

    String answered_by_support();

    String written(String author);

    String assigned();

    String discussed(String author);

    String discussed_support(String author);

    String discussed_by_support();

    String solved(String author);

    String solved_by_support();

    String subject_discussed(String subject);

    String subject_solved(String subject);

    String open_ticket(long number);

    String open_topic();

    String if_no_button();

    String reply_to_forum();

    String why_topic();

    String when_discussed();

    String when_solved();

    String topic_number(long number);

    String reply_to_answer();

    String reply_as_agent();

    String reply_as_stranger();

    String with_files(int number);

    String cut_short();

    String why_customer(long number);

    String why_agent(long number);

    String choose_mails();

    String mails();

    String saved();

    String renewed();

    String not_sent();

    String sent_to();

    String no_address();

    String tell_me_when();

    String when_answered();

    String when_written();

    String when_written_vendor();

    String when_assigned();

    String save();

    String reply_addresses();

    String reply_addresses_text();

    String renew();

    String deliveries();

    String deliveries_text();

    String no_trouble();

    String send_again();

    String state_queued();

    String state_sending();

    String state_sent();

    String state_failed();

    String state_unsure();

    String state_bounced();

    String reason_interrupted();

    String reason_no_answer();

    String reason_could_not_ask();

    String mails_sent(int number);
}
